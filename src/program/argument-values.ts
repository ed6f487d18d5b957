import {InvalidArgumentError} from 'commander';
import {parseGrouping} from '../core/table/grouping.ts';

/** An argument that must not be blank. */
export function nonEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}

/** What a list is grouped by, or that it is not. */
export function groupedBy(text: string): string {
  if (text !== 'none' && parseGrouping(text) === undefined)
    throw new InvalidArgumentError('It must be stack, a tag such as tag:team, or none.');
  return text;
}

/** A TCP port. */
export function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  return number;
}

/** An http or https URL. */
export function url(text: string): string {
  if (!/^https?:\/\/\S+$/.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('It must be a URL such as http://127.0.0.1:9001.');
  }
  return text;
}

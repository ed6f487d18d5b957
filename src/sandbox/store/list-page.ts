import {invalidParameter} from '../errors/lambda-error.ts';
import type {PageInput} from './page.ts';

/** Items a page of a durable execution's lists has unless asked otherwise. */
const defaultSize = 100;

/**
 * One page of what is at hand; a marker is the item a page ended with, which need not match any more. Throws for a marker
 * that was never given out.
 */
export function cutListPage<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  {Marker, MaxItems = 0}: PageInput,
  matches: (item: T) => boolean = () => true,
): {readonly page: readonly T[]; readonly next: {readonly NextMarker?: string}} {
  const start = Marker === undefined ? 0 : findStart(items, idOf, Marker);
  const rest = items.slice(start).filter(matches);
  const page = rest.slice(0, MaxItems || defaultSize);
  const last = page.at(-1);
  if (!last || page.length === rest.length) return {page, next: {}};
  return {page, next: {NextMarker: encodeListMarker(idOf(last))}};
}

/** The marker of the page behind an item. */
export function encodeListMarker(id: string): string {
  return Buffer.from(id).toString('base64');
}

function findStart<T>(items: readonly T[], idOf: (item: T) => string, marker: string): number {
  const id = Buffer.from(marker, 'base64').toString('utf8');
  const index = items.findIndex(item => idOf(item) === id);
  if (index < 0) throw invalidParameter('Invalid pagination token');
  return index + 1;
}

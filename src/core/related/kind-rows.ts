import type {Answer, DetailLine} from '../detail-line.ts';
import {formatUnknown} from '../format/rows.ts';
import type {LineOpening} from '../line-opening.ts';
import {toPlace} from './place.ts';

type Operation = Parameters<typeof formatUnknown>[1];

/** One thing that something has to do with. */
export interface RelatedThing {
  readonly name: string;
  /** What more is told of it. */
  readonly note?: string;
  readonly opens: LineOpening;
}

/** A kind of things with their number and a row each; without any it is dimmed. */
export function buildKindRows(title: string, things: readonly RelatedThing[]): readonly DetailLine[] {
  if (things.length === 0) return [{label: title, value: '0', tone: 'dim'}];
  return [{label: title, value: String(things.length), tone: 'accent'}, ...things.map(toLine)];
}

/** The same of what was read: what may not be read, or is not there yet, is said. */
export function buildReadKindRows<Value>(
  title: string,
  answer: Answer<Value>,
  operation: Operation,
  toThings: (value: Value) => readonly RelatedThing[],
): readonly DetailLine[] {
  switch (answer.state) {
    case 'pending':
      return [{label: title, value: '…', tone: 'dim'}];
    case 'failed':
      return [{label: title, value: `? ${formatUnknown(answer.problem, operation)}`, tone: 'warn'}];
    case 'absent':
      return buildKindRows(title, []);
    case 'ready':
      return buildKindRows(title, toThings(answer.value));
  }
}

/** What an ARN names, as a thing of another service. */
export function toThing(arn: string, note?: string): RelatedThing {
  const place = toPlace(arn);
  return {name: place.title, ...(note !== undefined && {note}), opens: {type: 'place', place}};
}

function toLine({name, note, opens}: RelatedThing): DetailLine {
  const copies = opens.type === 'place' ? (opens.place.command ?? opens.place.arn) : name;
  return {label: '', value: note === undefined ? name : `${name} · ${note}`, opens, copies};
}

import type {DetailLine} from '../detail-line.ts';
import {formatJsonLines} from './json.ts';
import {note} from './rows.ts';

/** Characters of a payload that Detail shows: it lays out all of its lines with every frame. */
const shown = 20_000;

/** A payload as lines of Detail, JSON made readable; of a long one its beginning. `isCut`: there is more that nobody told. */
export function buildPayloadLines(text: unknown, none: string, isCut = false): readonly DetailLine[] {
  if (typeof text !== 'string' || text === '') return [note(none)];
  const lines = formatJsonLines(text.length > shown ? text.slice(0, shown) : text).map(value => ({value}));
  return [
    ...lines,
    ...(text.length > shown ? [note(`… ${text.length - shown} more characters: J shows all of it.`)] : []),
    ...(isCut ? [note('… the service leaves the rest of it out.')] : []),
  ];
}

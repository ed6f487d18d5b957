import type {SearchText} from '../../core/search/finder.ts';
import type {Choice} from './command.ts';

/** What an entry is found by: what it is called, and below that what is told of it. */
export function toSearchText({label, also, note}: Choice): SearchText {
  return {names: also === undefined ? [label] : [label, also], others: note === undefined ? [] : [note]};
}

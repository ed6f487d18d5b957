import {toTextEdit} from '../edit/text-edit.ts';
import {createFinder, type Finder} from '../search/finder.ts';
import type {Asking, AskingEntry} from './asking.ts';

/** What is asked with a list to choose from. */
export type Chooser = Extract<Asking, {type: 'payload' | 'value' | 'file'}>;

type EntryOf<Kind extends Chooser> = Kind['entries'][number];

/** Keyed by the entries: a list is made searchable once. */
const finders = new WeakMap<readonly AskingEntry<unknown>[], Finder<AskingEntry<unknown>>>();

/** The entries that match what was typed, the best first. A path's entries are those it can go on with already. */
export function chooserMatches<Kind extends Chooser>(chooser: Kind): readonly EntryOf<Kind>[] {
  const entries: readonly AskingEntry<unknown>[] = chooser.entries;
  if (chooser.type === 'file') return chooser.entries as readonly EntryOf<Kind>[];
  const find = finders.get(entries) ?? createFinder(entries, ({label}) => label);
  finders.set(entries, find);
  return find(chooser.edit.text) as readonly EntryOf<Kind>[];
}

/** The entry the cursor stands on; undefined when none matches. */
export function chosenEntry<Kind extends Chooser>(chooser: Kind): EntryOf<Kind> | undefined {
  return chooserMatches(chooser)[chooser.index] as EntryOf<Kind> | undefined;
}

/** The list with other entries; a cursor that was moved stays on its entry. */
export function withEntries<Kind extends Chooser>(chooser: Kind, entries: Kind['entries']): Kind {
  const next = {...chooser, entries};
  const chosen = chosenEntry(chooser);
  if (chooser.index === 0 || chosen === undefined) return next;
  return {...next, index: Math.max(0, chooserMatches(next).indexOf(chosen))};
}

/** An empty list that is being read. */
export function createChooser<Type extends Chooser['type']>(type: Type, title: string, text = '') {
  return {type, title, entries: [], edit: toTextEdit(text), index: 0, note: undefined, error: undefined} as const;
}

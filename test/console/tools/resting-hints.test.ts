import {expect, it} from 'vitest';
import {findHints} from '../../../src/console/dialogs/dialog-hints.ts';
import {dialogKinds} from '../../../src/console/dispatch/dialogs.ts';
import type {DialogKind} from '../../../src/console/tools/parts.ts';
import {toTextEdit} from '../../../src/core/edit/text-edit.ts';

const kinds = dialogKinds as unknown as Readonly<Record<string, DialogKind<string, unknown>>>;
const edit = toTextEdit('there');

/** What takes a key that may be held, each with that key: as it stands when it rests as `rest` says. */
const resting: readonly [string, string, string, (rest: symbol | undefined) => object][] = [
  ['a review', 'Enter', 'review', rest => ({state: 'ready', rest})],
  ['what was set back', 'r', 'review', rest => ({state: 'ready', setback: {sent: 'refused'}, asked: false, rest})],
  ['a file that is there', 'Enter', 'prompt', rest => ({edit, question: 'Enter again replaces it', rest})],
  ['a response to save', 'Enter', 'save-run', rest => ({edit, taken: 'there', rest})],
  ['an event to save', 'Enter', 'workbench', rest => ({asking: {type: 'save', edit, overwrites: 'there', rest}})],
  ['a run', 'r', 'run', rest => ({reading: {}, rest})],
];

it.each(resting)('%s offers %s only once that does something', (_what, key, name, stateWith) => {
  const offered = (rest: symbol | undefined) => findHints({kinds}, {name, state: stateWith(rest)} as never);
  expect(offered(undefined).map(([shown]) => shown)).toContain(key);
  expect(offered(Symbol('rest')).map(([shown]) => shown)).not.toContain(key);
});

it('says of each kind that may rest what it does not take then', () => {
  const able = Object.values(kinds).filter(({isResting}) => isResting !== undefined);
  expect(able.map(({name}) => name).sort()).toEqual([...new Set(resting.map(([, , name]) => name))].sort());
  for (const {bindings} of able) expect(bindings.filter(({rests}) => rests).length).toBeGreaterThan(0);
});

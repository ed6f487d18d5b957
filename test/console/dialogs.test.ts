import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {dialogKinds} from '../../src/console/dispatch/dialogs.ts';
import {toSession} from '../../src/console/session/session.ts';
import {createSessionStore} from '../../src/console/session/store.ts';
import {bindingsIn} from '../../src/console/tools/define-dialog.ts';
import type {Dialog} from '../../src/console/tools/dialog.ts';
import {nameDialog} from '../../src/console/tools/dialog-name.ts';
import {createDialogs} from '../../src/console/tools/dialogs.ts';
import type {DialogKind} from '../../src/console/tools/parts.ts';

const open = () => {
  const ending = new AbortController();
  const store = createSessionStore(toSession(120, 40, 'functions'));
  return {dialogs: createDialogs(store, ending.signal), store, ending};
};

describe.each(Object.keys(dialogKinds))('a dialog of the kind %s', name => {
  it('that is left and opened again is not changed by what comes late for the one before', async () => {
    const {dialogs} = open();
    const kind = nameDialog<string>()(name);
    const answer = Promise.withResolvers<string>();
    const ask = async (dialog: Dialog<string>) => {
      const text = await answer.promise;
      dialog.update(() => text);
      return dialog;
    };
    const first = dialogs.open(kind, 'first');
    const asked = ask(first);
    first.close();
    const second = dialogs.open(kind, 'second');
    answer.resolve('late');
    await asked;
    expect(first.signal.aborted).toBe(true);
    expect(second.signal.aborted).toBe(false);
    expect(dialogs.find(kind)?.state()).toBe('second');
  });
});

const modes = Object.values<DialogKind<string, unknown>>(dialogKinds).flatMap(kind =>
  Object.entries(kind.modes).map(([mode, {title, types}]) => ({title, types, bindings: bindingsIn(kind, mode)})),
);

it.each(modes)('a key tells the keys: $title', ({types, bindings}) => {
  const key = types === undefined ? '?' : 'alt+?';
  expect(bindings.filter(({keys}) => keys.includes(key)).map(({name}) => name)).toEqual([
    expect.stringMatching(/help/),
  ]);
});

describe('dialogs', () => {
  it('are all aborted when the console ends', () => {
    const {dialogs, ending} = open();
    const dialog = dialogs.open(nameDialog<string>()('text'), 'one');
    ending.abort();
    expect(dialog.signal.aborted).toBe(true);
  });

  it('lie over all others once they are raised, with their own state', () => {
    const {dialogs, store} = open();
    const text = dialogs.open(nameDialog<string>()('text'), 'one');
    const board = dialogs.open(nameDialog<string>()('board'), 'two');
    const menu = dialogs.open(nameDialog<string>()('menu'), 'three');
    dialogs.raise({id: text.id, name: 'text', state: 'one'});
    text.update(state => `${state} more`);
    expect(store.getState().dialogs.map(({state}) => state)).toEqual(['two', 'three', 'one more']);
    expect([text.isOnTop(), board.isOpen(), menu.isOpen()]).toEqual([true, true, true]);
  });

  /** What a user and a service do, in any order: the answer to a dialog's question comes whenever it comes. */
  const step = fc.oneof(
    fc.record({does: fc.constant('open' as const), kind: fc.constantFrom('form', 'review', 'text')}),
    fc.record({does: fc.constantFrom('leave' as const, 'answer' as const, 'replace' as const), which: fc.nat(20)}),
  );

  it('have their own answers and no others, however opening, leaving and answering are mixed', () => {
    fc.assert(
      fc.property(fc.array(step, {maxLength: 40}), steps => {
        const {dialogs, store} = open();
        const opened: Dialog<{own: number; answers: readonly number[]}>[] = [];
        const expected = new Map<number, number[]>();
        const begin = (kind: string, isReplacing: boolean) => {
          const named = nameDialog<{own: number; answers: readonly number[]}>()(kind);
          const state = {own: opened.length, answers: []};
          opened.push(isReplacing ? dialogs.replace(named, state) : dialogs.open(named, state));
          expected.set(state.own, []);
        };
        for (const one of steps) {
          if (one.does === 'open') {
            begin(one.kind, false);
            continue;
          }
          const dialog = opened[one.which % Math.max(1, opened.length)];
          if (one.does === 'replace') begin('menu', true);
          else if (one.does === 'leave') dialog?.close();
          else if (dialog !== undefined) {
            if (dialog.isOpen()) expected.get(dialog.state().own)?.push(one.which);
            dialog.update(state => ({...state, answers: [...state.answers, one.which]}));
          }
        }
        for (const dialog of opened) {
          expect(dialog.state().answers).toEqual(expected.get(dialog.state().own));
          expect(dialog.signal.aborted).toBe(!dialog.isOpen());
        }
        const shown = store.getState().dialogs.map(({id}) => id);
        expect(shown).toEqual(opened.filter(dialog => dialog.isOpen()).map(({id}) => id));
      }),
    );
  });
});

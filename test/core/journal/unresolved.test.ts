import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {buildSettledLine, describeUnresolved, findUnresolved} from '../../../src/core/journal/unresolved.ts';

interface Made {
  readonly session: string;
  readonly id: number;
  readonly ended: 'outcome' | 'settled' | 'never';
}

const toLines = ({session, id, ended}: Made): readonly string[] => {
  const entry = {session, id, operation: 'UpdateAlias', time: '2026-11-27T16:00:00.000Z', region: 'eu-west-1'};
  const intent = JSON.stringify({...entry, event: 'intent', command: 'aws', outcome: {state: 'pending'}});
  if (ended === 'never') return [intent];
  const [change] = findUnresolved([intent]);
  if (change === undefined) throw new Error('An intent alone is unresolved');
  const end =
    ended === 'settled'
      ? buildSettledLine(change, entry.time)
      : {...entry, event: 'outcome', outcome: {state: 'done', duration: 1}};
  return [intent, JSON.stringify(end)];
};

it.each([
  [['UpdateAlias'], 'Changes', 'A change of an earlier session has no outcome: it may have been made, or not.'],
  [['Invoke'], 'Invocations', 'An invocation of an earlier session has no outcome: it may have run, or not.'],
  [
    ['Invoke', 'InvokeWithResponseStream', 'InvokeAsync'],
    'Invocations',
    '3 invocations of earlier sessions have no outcome: they may have run, or not.',
  ],
  [
    ['Invoke', 'DeleteAlias', 'TagResource'],
    'Changes and invocations',
    '2 changes and an invocation of earlier sessions have no outcome: they may have been made or run, or not.',
  ],
])('%j are told by what they are', (operations, kinds, words) => {
  const told = describeUnresolved(operations.map(operation => ({operation})));
  expect(told.kinds).toBe(kinds);
  expect(told.notice).toContain(words);
});

describe('changes without an outcome', () => {
  it('are those whose outcome is in no line, however the lines of sessions are mixed', () => {
    const made = fc.uniqueArray(
      fc.record({
        session: fc.constantFrom('a1', 'b2', 'c3'),
        id: fc.integer({min: 1, max: 9}),
        ended: fc.constantFrom('outcome' as const, 'settled' as const, 'never' as const),
      }),
      {selector: ({session, id}) => `${session} ${id}`},
    );
    fc.assert(
      fc.property(made, fc.infiniteStream(fc.nat()), (changes, choices) => {
        const waiting = changes.map(toLines).map(lines => [...lines]);
        const lines: string[] = [];
        for (let left = waiting; left.length > 0; left = left.filter(({length}) => length > 0)) {
          const from = left[Number(choices.next().value) % left.length];
          const line = from?.shift();
          if (line !== undefined) lines.push(line);
        }
        const found = findUnresolved(lines).map(({session, id}) => `${session} ${id}`);
        const expected = changes.filter(({ended}) => ended === 'never').map(({session, id}) => `${session} ${id}`);
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it('are never more or fewer for a line torn at any place, but for the change it is of', () => {
    const lines = [
      ...toLines({session: 'a1', id: 1, ended: 'outcome'}),
      ...toLines({session: 'a1', id: 2, ended: 'never'}),
      ...toLines({session: 'a1', id: 3, ended: 'outcome'}),
    ];
    const last = lines.at(-1) ?? '';
    for (let end = 0; end < last.length; end += 1) {
      const found = findUnresolved([...lines.slice(0, -1), last.slice(0, end), 'null', '[]', '{}', '7', '']);
      expect(found.map(({id}) => id)).toEqual([2, 3]);
    }
  });

  it('are read from journals of before sessions had names, whose numbers repeat', () => {
    const line = (event: string, id: number) => JSON.stringify({event, id, operation: 'UpdateAlias', time: 't'});
    const journal = [line('intent', 1), line('outcome', 1), line('intent', 1), line('intent', 2), line('outcome', 2)];
    expect(findUnresolved(journal)).toMatchObject([{id: 1, session: '', input: undefined}]);
  });
});

import {expect, it} from 'vitest';
import {pickLetters} from '../../../src/console/dialogs/menu.ts';
import type {MetricRequest} from '../../../src/core/metrics/metric-services.ts';
import {item, pagesOf} from '../fake-services.ts';
import {keys, openConsole} from '../open-console.ts';

const named = (name: string) => ({
  ...item('functions'),
  FunctionName: name,
  FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
});

it('says the price before it reads the calls of all functions, sorts by them, and counts what is not known', async () => {
  const asked: MetricRequest[] = [];
  const counts: Readonly<Record<string, number>> = {quiet: 1, busy: 700};
  const ui = openConsole({
    lists: {ListFunctions: pagesOf(['unknown', 'quiet', 'busy'].map(named))},
    connection: {
      metrics: {
        read: async request => {
          asked.push(request);
          const known = request.queries.filter(({functionName}) => functionName in counts);
          return known.map(query => ({query, values: [counts[query.functionName], undefined]}));
        },
        search: () => new Promise(() => {}),
        spent: () => ({calls: 0, metrics: 0}),
      },
    },
  });
  await ui.waitFor(/▌unknown/);
  await ui.press('s');
  await ui.waitFor(/calls +c/);
  await ui.press('c');
  await ui.waitFor('3 metrics are read for that: under $0.01 (CloudWatch pricing)');
  expect(asked).toEqual([]);
  await ui.press('j', keys.enter);
  await ui.waitFor('Sorted by calls; of 1 it is not known');
  await ui.pane('functions').titled(/↑calls, 1 not known/);
  await ui.waitFor(/busy[^\n]*\n[^\n]*quiet[^\n]*\n[^\n]*▌unknown/);
  expect(asked.flatMap(({queries}) => queries.map(({metric}) => metric))).toEqual(
    Array.from({length: 3}, () => 'Invocations'),
  );
  await ui.press('S');
  await ui.waitFor(/quiet[^\n]*\n[^\n]*busy[^\n]*\n[^\n]*▌unknown/);
});

it('gives each column a letter of its own, of its name where that is free', () => {
  expect(pickLetters(['name', 'runtime', 'role', 'gjkq', '日本'])).toEqual(['n', 'r', 'o', 'a', 'b']);
  const letters = pickLetters(Array.from({length: 40}, () => 'name')).filter(letter => letter !== '');
  expect(new Set(letters).size).toBe(letters.length);
});

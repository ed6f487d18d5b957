import {expect, it} from 'vitest';
import {startConsole} from '../../support/console.ts';

interface Page {
  Functions: Record<string, unknown>[] | null;
}

/** An answer to ListFunctions that is another one. */
const toRewrite = (change: (functions: Record<string, unknown>[]) => Page['Functions']) => ({
  kind: 'rewrite' as const,
  rewrite: (body: string) => {
    const page = JSON.parse(body) as Page;
    return JSON.stringify({...page, Functions: change(page.Functions ?? [])});
  },
});

it('counts once what a list has again, changed or not', async () => {
  const {press, endpoint, pane} = await startConsole();
  const count = Number(/Functions (\d+)/.exec(pane('functions').title())?.[1]);
  const again = (functions: Record<string, unknown>[]) => [
    ...functions,
    ...functions.map((item, index) => (index % 2 === 0 ? item : {...item, Description: 'changed meanwhile'})),
    {...functions[0], FunctionName: 'one-more', FunctionArn: `${String(functions[0]?.['FunctionArn'])}-one-more`},
  ];
  endpoint.fail('ListFunctions', toRewrite(again));
  press('r');
  await pane('functions').titled(new RegExp(`Functions ${count + 1} `));
});

it('says when a page had no list, for nobody knows what that means', async () => {
  const {press, endpoint, pane} = await startConsole();
  const mend = endpoint.fail(
    'ListFunctions',
    toRewrite(() => null),
  );
  press('r');
  await pane('functions').titled(/Functions 0 .*! 1 page without a list/);
  mend();
  press('r');
  await pane('functions').titled(/Functions [1-9]\d* /);
  expect(pane('functions').title()).not.toContain('without a list');
});

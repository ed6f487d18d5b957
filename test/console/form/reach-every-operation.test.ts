import {expect, test} from 'vitest';
import {resources} from '../../../src/catalog/index.ts';
import {findListPlace} from '../../../src/core/resource/find-list-place.ts';
import {operations} from '../../../src/schema/index.ts';
import {openHeadless} from './open-headless.ts';

/** What may lie over the panes once an operation was called by its name: what is filled in, what is sent, or what was answered. */
const opened = ['form', 'review', 'workbench', 'prompt', 'text'];

test('every operation is reached by its name, as a view or as a form', async () => {
  const console = await openHeadless('http://127.0.0.1:1', async () => ({}));
  const reached = new Map<string, string>();
  for (const name of operations.keys()) {
    console.closeAll();
    console.press(':');
    console.type(name);
    console.press('enter');
    const isRefused = () => console.top() === 'picker' && /^Invoke: no \w+ is selected$/.test(console.notice());
    await console.until(
      `what ${name} opens`,
      () => isRefused() || !['picker', 'waiting'].includes(console.top() ?? ''),
    );
    await console.until(`the answer to ${name}`, () => console.top() !== undefined || isList(name));
    reached.set(name, console.top() ?? 'a view');
  }
  expect(reached.size).toBe(operations.size);
  const views = [...reached].filter(([, what]) => what === 'a view').map(([name]) => name);
  expect(views).toEqual([...operations.keys()].filter(isList));
  // Invoke is a key on what runs: it says that nothing is selected here.
  expect([...reached].filter(([name, what]) => !isList(name) && !opened.includes(what))).toEqual([
    ['Invoke', 'picker'],
  ]);
});

function isList(name: string): boolean {
  const operation = operations.get(name as never);
  const isPaged = operation?.pagination !== undefined || name.startsWith('List');
  return isPaged && operation?.readOnly === true && findListPlace(resources, name as never, undefined) !== undefined;
}

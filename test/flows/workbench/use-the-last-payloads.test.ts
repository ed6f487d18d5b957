import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {invocations, workbenchKeys as keys, openWorkbench} from '../../support/workbench.ts';

it('offers the payloads sent in this session, the newest first, and writes none of them anywhere', async () => {
  const console = await openWorkbench();
  const {press, waitFor, home, screen} = console;
  for (const say of ['one', 'two-secret']) {
    press(`${keys.ctrlU}{"say": "${say}"}`);
    await waitFor(`{"say": "${say}"}`);
    press(keys.ctrlS);
    await waitFor('✓ 200');
    press(keys.esc);
    await waitFor(' i invoke');
    press('i');
    await waitFor('Invoke echo');
  }
  press(keys.open);
  await waitFor('used      {"say": "one"}');
  const used = screen().flatMap(row => /used {6}(\{.*?\})/.exec(row)?.[1] ?? []);
  expect(used).toEqual(['{"say": "two-secret"}', '{"say": "one"}']);
  press(`used one${keys.enter}`);
  await waitFor(rows => rows.some(row => row.includes(' 1 {"say": "one"}')));
  press(keys.ctrlS);
  await waitFor('✓ 200');
  expect(invocations(console).map(({body}) => body)).toEqual([
    '{"say": "one"}',
    '{"say": "two-secret"}',
    '{"say": "one"}',
  ]);
  expect(filesBelow(home).filter(file => readFileSync(file, 'utf8').includes('two-secret'))).toEqual([]);
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map(file => join(folder, file))
    .filter(file => statSync(file).isFile());
}

import {expect, it} from 'vitest';
import {operations} from '../../../src/schema/index.ts';
import {keys, startConsole} from '../../support/console.tsx';

it('offers every operation of the service by its name', {timeout: 60_000}, async () => {
  const {press, waitFor} = await startConsole();
  press(':');
  await waitFor('type to find');
  for (const name of operations.keys()) {
    press(name);
    const rows = await waitFor(shown => shown.some(row => row.includes(`│ : ${name} `)));
    // The end of a long name is cut.
    const offered = rows.filter(row => new RegExp(` {2}(${name} |${name.slice(0, 10)}\\w*…)`).test(row));
    expect([name, offered.length > 0]).toEqual([name, true]);
    press(keys.ctrlU);
    await waitFor(shown => !shown.some(row => row.includes(`: ${name}`)));
  }
});

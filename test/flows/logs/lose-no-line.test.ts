import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {keys} from '../../support/console.ts';
import {openSilent, silent} from '../../support/log-lines.ts';
import {misbehaveAtLogs} from '../../support/misbehaving-logs.ts';

const total = 20_000;
const batch = 1000;

function checksum(numbers: readonly number[]): string {
  return createHash('sha256').update(numbers.join('\n')).digest('hex');
}

it('shows 20,000 numbered lines of two functions once each, whatever the service does, and saves them all', async () => {
  const console = await openSilent();
  const other = 'function-00001';
  const put = (first: number, toAge: (index: number) => number) => {
    const functionName = (first / batch) % 2 === 0 ? silent : other;
    const stream = `2026/11/22/[$LATEST]${String(first / batch).padStart(32, '0')}`;
    const lines = Array.from({length: batch}, (_, index) => [toAge(index), `line ${first + index}`] as const);
    // A request's events are in the order of time.
    return console.put(
      lines.toSorted(([one], [another]) => another - one),
      {functionName, stream},
    );
  };
  for (let first = 0; first < total / 2; first += batch) await put(first, index => 280_000 - index);
  misbehaveAtLogs(console.endpoint);
  console.press(' ');
  await console.waitFor('◆1');
  console.press('j');
  await console.waitFor(`▌${other}`);
  console.press(' ');
  await console.waitFor('◆2');
  console.press('l');
  // Every fifth line is up to a minute late; the others share a millisecond.
  for (let first = total / 2; first < total; first += batch)
    await put(first, index => (index % 5 === 0 ? index * 50 : 0));
  await console.waitFor(/── 20,?000 lines/);
  console.press('S');
  await console.waitFor('Save 20,000 lines to');
  console.press(`${keys.ctrlU}~/all.log${keys.enter}`);
  await console.waitFor('Saved 20,000 lines to');
  const saved = readFileSync(join(console.home, 'all.log'), 'utf8').trim().split('\n');
  const numbers = saved.map(line => Number(/line (\d+)$/.exec(line)?.[1])).sort((one, another) => one - another);
  expect(checksum(numbers)).toBe(checksum(Array.from({length: total}, (_, number) => number)));
  const times = saved.map(line => line.split(' ')[0] ?? '');
  expect(times).toEqual(times.toSorted());
});

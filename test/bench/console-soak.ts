import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {openConsoleAt, usual} from './stage/console.ts';
import {createFunctionServers} from './stage/function-server.ts';
import {startLogFlood} from './stage/log-flood.ts';
import {memoryOf, processorTimeOf} from './stage/process-facts.ts';

// Lives in the console for an hour, following a log whose 100,000 lines come in the first third of it, and tells what it takes,
// minute by minute.

const {values} = parseArgs({options: {minutes: {type: 'string', default: '60'}}});
const minutes = Number(values.minutes);
const lines = 100_000;
const functionCount = 1000;
/** What a person does again and again; each begins and ends in the panes. */
const habits = [
  'j'.repeat(20),
  'k'.repeat(10),
  'G',
  'g',
  '/orders\r',
  '\u001B',
  'e',
  '\u001B',
  'r',
  '?',
  '\u001B',
  'zz',
];
const betweenHabits = 2000;

interface Minute {
  readonly minute: number;
  readonly megabytes: number;
  readonly descriptors: number;
  readonly processor: number;
}

const home = mkdtempSync(join(tmpdir(), 'lambdeck-soak-'));
try {
  await using servers = createFunctionServers();
  const {url} = await servers.start(functionCount);
  await using flood = await startLogFlood(url, {rate: lines / (minutes * 20), total: lines});
  const program = join(import.meta.dirname, '../../dist/lambdeck.cjs');
  const stage = {program, home, functions: servers.start};
  await using console = await openConsoleAt(stage, usual, functionCount, flood.url);
  console.write('l');
  await console.waitFor('following', {timeout: 20_000});
  console.write('1');
  const told: Minute[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    const used = processorTimeOf(console.pid);
    await live(console.write);
    const processor = ((processorTimeOf(console.pid) - used) / 60_000) * 100;
    const descriptors = readdirSync(`/proc/${console.pid}/fd`).length;
    told.push({minute, megabytes: memoryOf(console.pid).now, descriptors, processor});
    process.stdout.write(`${describe(told.at(-1))}\n`);
  }
  const settled = told.slice(Math.floor(minutes / 3));
  process.stdout.write(
    `after the first third: ${(slopeOf(settled) * 60).toFixed(1)} MB/h, ` +
      `descriptors ${Math.min(...settled.map(at => at.descriptors))}–${Math.max(...settled.map(at => at.descriptors))}, ` +
      `load ${loadavg()[0]?.toFixed(1)}\n`,
  );
} finally {
  rmSync(home, {recursive: true, force: true});
}

/** One minute of habits. */
async function live(write: (keys: string) => void): Promise<void> {
  const end = performance.now() + 60_000;
  for (let index = 0; performance.now() < end; index++) {
    write(habits[index % habits.length] ?? '');
    await wait(Math.max(0, Math.min(betweenHabits, end - performance.now())));
  }
}

function describe(minute: Minute | undefined): string {
  if (minute === undefined) return '';
  const {megabytes, descriptors, processor} = minute;
  return `minute ${minute.minute}: ${megabytes.toFixed(1)} MB, ${descriptors} descriptors, processor ${processor.toFixed(1)} %`;
}

/** MB a minute, by least squares. */
function slopeOf(minutesOf: readonly Minute[]): number {
  const mean = (of: (at: Minute) => number) => minutesOf.reduce((sum, at) => sum + of(at), 0) / minutesOf.length;
  const [x, y] = [mean(({minute}) => minute), mean(({megabytes}) => megabytes)];
  const squares = minutesOf.reduce((sum, {minute}) => sum + (minute - x) ** 2, 0);
  return minutesOf.reduce((sum, {minute, megabytes}) => sum + (minute - x) * (megabytes - y), 0) / squares;
}

import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {type FaultyEndpoint, startFaultyEndpoint} from '../support/faulty-endpoint.ts';
import type {Program} from '../support/terminal/start-program.ts';
import {openConsoleAt, usual} from './stage/console.ts';
import {createFunctionServers} from './stage/function-server.ts';
import {startLogFlood} from './stage/log-flood.ts';
import {memoryOf, processorTimeOf} from './stage/process-facts.ts';

// Lives in the console for an hour, following a log whose 100,000 lines come in the first third of it, while each minute something
// happens to the connection. Tells what that takes, minute by minute, and at the end whether all is still there.

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

/** What happens to the connection, one of them a minute, in turn. */
const upsets: readonly {readonly what: string; upset(console: Program, endpoint: FaultyEndpoint): Promise<void>}[] = [
  {what: 'the service hung up', upset: (_, endpoint) => leave(endpoint, 0)},
  {what: 'the service was away for 5 s', upset: (_, endpoint) => leave(endpoint, 5000)},
  {what: 'another region and back', upset: console => goAndReturn(console, 'R', ['us-east-1', 'eu-west-1'])},
  {what: 'other credentials and back', upset: console => goAndReturn(console, 'P', ['other', 'own'])},
];

const quiet: (typeof upsets)[number] = {what: 'nothing', upset: async () => {}};

interface Minute {
  readonly minute: number;
  readonly megabytes: number;
  readonly descriptors: number;
  readonly processor: number;
  /** What happened to the connection. */
  readonly what: string;
}

const home = mkdtempSync(join(tmpdir(), 'lambdeck-soak-'));
try {
  await using servers = createFunctionServers();
  const {url} = await servers.start(functionCount);
  await using flood = await startLogFlood(url, {rate: lines / (minutes * 20), total: lines});
  await using endpoint = await standBefore(flood.url);
  const program = join(import.meta.dirname, '../../dist/lambdeck.cjs');
  writeProfiles(home);
  const stage = {program, home, functions: servers.start};
  await using console = await openConsoleAt(stage, usual, functionCount, endpoint.url);
  console.write('l');
  await console.waitFor('following', {timeout: 20_000});
  console.write('1');
  const told: Minute[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    const used = processorTimeOf(console.pid);
    const {what, upset} = upsets[minute % upsets.length] ?? quiet;
    await live(console.write, () => upset(console, endpoint));
    const processor = ((processorTimeOf(console.pid) - used) / 60_000) * 100;
    const descriptors = readdirSync(`/proc/${console.pid}/fd`).length;
    told.push({minute, megabytes: memoryOf(console.pid).now, descriptors, processor, what});
    process.stdout.write(`${describe(told.at(-1))}\n`);
  }
  // A habit may have been cut off in a form.
  for (const keys of ['\u001B', '\u001B', '1', 'r']) {
    console.write(keys);
    await wait(500);
  }
  await console.waitFor(`Functions ${functionCount} ─`, {timeout: 60_000});
  await console.waitFor(/following|paused/, {timeout: 60_000});
  const log = console.screen().find(row => row.includes('Log ──'));
  process.stdout.write(`${log?.trim() ?? 'no log is shown'}\n`);
  const settled = told.slice(Math.floor(minutes / 3));
  process.stdout.write(
    `after the first third: ${(slopeOf(settled) * 60).toFixed(1)} MB/h, ` +
      `descriptors ${Math.min(...settled.map(at => at.descriptors))}–${Math.max(...settled.map(at => at.descriptors))}, ` +
      `load ${loadavg()[0]?.toFixed(1)}\n`,
  );
} finally {
  rmSync(home, {recursive: true, force: true});
}

/** One minute of habits, behind what happens in it. */
async function live(write: (keys: string) => void, happen: () => Promise<void>): Promise<void> {
  const end = performance.now() + 60_000;
  await happen();
  for (let index = 0; performance.now() < end; index++) {
    write(habits[index % habits.length] ?? '');
    await wait(Math.max(0, Math.min(betweenHabits, end - performance.now())));
  }
}

async function standBefore(url: string): Promise<FaultyEndpoint & AsyncDisposable> {
  const endpoint = await startFaultyEndpoint(url);
  return {...endpoint, [Symbol.asyncDispose]: endpoint.close};
}

/** Two profiles of one account. */
function writeProfiles(folder: string): void {
  mkdirSync(join(folder, '.aws'));
  const sections = ['own', 'other'].map(
    name => `[profile ${name}]\nregion = eu-west-1\naws_access_key_id = ${name}\naws_secret_access_key = bench\n`,
  );
  writeFileSync(join(folder, '.aws/config'), sections.join(''));
}

/** Closes every connection, and takes new ones after a while. */
async function leave(endpoint: FaultyEndpoint, milliseconds: number): Promise<void> {
  await endpoint.stop();
  await wait(milliseconds);
  await endpoint.restart();
}

/** Picks one after the other from the list that a key opens, each for some seconds; then the log is followed through the last. */
async function goAndReturn({write}: Program, key: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    for (const keys of [key, name, '\r']) {
      write(keys);
      await wait(500);
    }
    await wait(3000);
  }
  for (const keys of ['l', '1']) {
    write(keys);
    await wait(500);
  }
}

function describe(minute: Minute | undefined): string {
  if (minute === undefined) return '';
  const {megabytes, descriptors, processor, what} = minute;
  return `minute ${minute.minute}: ${megabytes.toFixed(1)} MB, ${descriptors} descriptors, processor ${processor.toFixed(1)} %, ${what}`;
}

/** MB a minute, by least squares. */
function slopeOf(minutesOf: readonly Minute[]): number {
  const mean = (of: (at: Minute) => number) => minutesOf.reduce((sum, at) => sum + of(at), 0) / minutesOf.length;
  const [x, y] = [mean(({minute}) => minute), mean(({megabytes}) => megabytes)];
  const squares = minutesOf.reduce((sum, {minute}) => sum + (minute - x) ** 2, 0);
  return minutesOf.reduce((sum, {minute, megabytes}) => sum + (minute - x) * (megabytes - y), 0) / squares;
}

import {type ChildProcess, spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, onTestFinished, test} from 'vitest';
import {eventually} from '../../support/patience.ts';
import {isRunning, startRuntimes, toJson} from './start-runtimes.ts';

const runForever = fileURLToPath(new URL('./fixture/run-forever.ts', import.meta.url));
const counter = {'index.js': 'let calls = 0; exports.handler = async () => ({calls: ++calls, pid: process.pid});'};

test('a warm environment is used again, without an initialisation', async () => {
  const {invoke} = startRuntimes();
  const first = await invoke(counter);
  const second = await invoke(counter, {}, {functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:demo:live'});
  expect(toJson(second)).toEqual({...Object(toJson(first)), calls: 2});
  expect(first.initDuration).toBeGreaterThan(0);
  expect(first.log).toContain('Init Duration');
  expect(second.initDuration).toBeUndefined();
  expect(second.log).not.toContain('Init Duration');
});

test('an environment keeps the log stream it was started with', async () => {
  const {invoke} = startRuntimes();
  await invoke(counter, {}, {logStream: 'stream-1'});
  expect(await invoke(counter, {}, {logStream: 'stream-2'})).toMatchObject({logStream: 'stream-1'});
});

test.each([
  ['environment variables', {environment: {A: '2'}}],
  ['memory', {memorySize: 512}],
  ['version', {version: '2'}],
  ['function', {functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:other'}],
  ['layers', {layers: [{'nodejs/a.js': ''}]}],
])('another configuration (%s) gets an environment of its own', async (_, overrides) => {
  const {invoke} = startRuntimes();
  await invoke(counter);
  expect(toJson(await invoke(counter, {}, overrides))).toMatchObject({calls: 1});
});

test('environments of a configuration that is no more end', async () => {
  const {invoke} = startRuntimes();
  const {pid} = Object(toJson(await invoke(counter)));
  await invoke(counter, {}, {environment: {A: '2'}});
  await eventually(() => expect(isRunning(pid)).toBe(false));
});

test('invocations at the same time run in environments of their own', async () => {
  const {invoke} = startRuntimes();
  // Each waits for the other's file: one after the other they would never end.
  const meeting = mkdtempSync(join(tmpdir(), 'meeting-'));
  onTestFinished(() => rmSync(meeting, {recursive: true}));
  const files = {
    'index.js': `const fs = require('node:fs');
    exports.handler = async ({own, other}) => {
      fs.writeFileSync(own, String(process.pid));
      while (!fs.existsSync(other)) await new Promise(resolve => setTimeout(resolve, 5));
      return process.pid;
    };`,
  };
  const [a, b] = [join(meeting, 'a'), join(meeting, 'b')];
  const outcomes = await Promise.all([invoke(files, {own: a, other: b}), invoke(files, {own: b, other: a})]);
  const pids = outcomes.map(toJson);
  expect(new Set(pids).size).toBe(2);
  expect(pids).toContain(toJson(await invoke(files, {own: a, other: b})));
});

test('beyond the limit an invocation waits for a place', async () => {
  const {invoke} = startRuntimes({environmentLimit: 1});
  const outcomes = await Promise.all([1, 2, 3].map(() => invoke(counter)));
  expect(outcomes.map(outcome => Object(toJson(outcome)).calls).toSorted()).toEqual([1, 2, 3]);
});

test('at the limit an idle environment of another function makes place', async () => {
  const {invoke} = startRuntimes({environmentLimit: 1});
  const {pid} = Object(toJson(await invoke(counter)));
  await invoke(counter, {}, {functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:other'});
  expect(isRunning(pid)).toBe(false);
});

test('an idle environment ends after a time, with its folder', async () => {
  const {invoke, workFolder} = startRuntimes({idleTime: 20});
  const {pid} = Object(toJson(await invoke(counter)));
  await eventually(() => expect(isRunning(pid)).toBe(false));
  const [folder = ''] = readdirSync(workFolder);
  await eventually(() => expect(readdirSync(join(workFolder, folder))).toEqual([]));
});

test('a crash hurts no other invocation', async () => {
  const {invoke} = startRuntimes();
  const files = {
    'index.js': `exports.handler = async ({crash}) => {
      if (crash) process.abort();
      await new Promise(resolve => setTimeout(resolve, 300));
      return 'fine';
    };`,
  };
  const [fine, crashed] = await Promise.all([invoke(files), invoke(files, {crash: true})]);
  expect(toJson(fine)).toBe('fine');
  expect(crashed).toMatchObject({errorType: 'Runtime.ExitError'});
});

const family = {
  'index.js': `const {spawn} = require('node:child_process');
  exports.handler = async event => {
    const child = spawn('sh', ['-c', 'trap "" TERM HUP INT; sleep 600 & wait'], {stdio: 'inherit', detached: event.detached});
    require('node:fs').writeFileSync(event.file, child.pid + ' ' + process.pid);
    if (event.exit) process.exit(1);
    for (;;);
  };`,
};

const endings: readonly (readonly [string, object])[] = [
  ['timeout', {}],
  ['exit', {exit: true}],
  // A daemon leaves its process group; only Linux tells whose it is.
  ...(existsSync('/proc/self/environ') ? [['daemon', {exit: true, detached: true}] as const] : []),
];

test.each(endings)('what a handler has started ends with it (%s)', async (_, event) => {
  const {invoke, workFolder} = startRuntimes();
  const file = join(workFolder, 'pids');
  const outcome = await invoke(family, {...event, file}, {timeout: 2});
  expect(outcome.functionError).toBe('Unhandled');
  for (const pid of await readPids(file)) await eventually(() => expect(isRunning(pid)).toBe(false));
});

test('aborting an invocation kills its environment', async () => {
  const {invoke, workFolder} = startRuntimes();
  const controller = new AbortController();
  const file = join(workFolder, 'pids');
  const result = invoke(family, {file}, {signal: controller.signal});
  const pids = await readPids(file);
  controller.abort(new Error('enough'));
  await expect(result).rejects.toThrow('enough');
  for (const pid of pids) await eventually(() => expect(isRunning(pid)).toBe(false));
});

test('closing ends what runs, rejects it, and leaves no file', async () => {
  const {invoke, runtimes, workFolder} = startRuntimes();
  const {pid} = Object(toJson(await invoke(counter)));
  const file = join(workFolder, 'pids');
  const result = invoke(family, {file});
  const rejection = expect(result).rejects.toThrow('closing');
  const pids = await readPids(file);
  await runtimes.close();
  await rejection;
  for (const each of [pid, ...pids]) expect(isRunning(each)).toBe(false);
  expect(readdirSync(workFolder)).toEqual(['pids']);
  await expect(invoke(counter)).rejects.toThrow('closing');
});

test('when the sandbox is killed, handlers end too, and the next one sweeps up', async () => {
  const workFolder = mkdtempSync(join(tmpdir(), 'runtimes-test-'));
  onTestFinished(() => rmSync(workFolder, {recursive: true}));
  const file = join(workFolder, 'pids');
  const sandbox = spawn(process.execPath, [runForever, workFolder, file]);
  onTestFinished(() => void sandbox.kill('SIGKILL'));
  const pids = await readPids(file);
  expect(pids.map(isRunning)).toEqual([true, true]);
  await kill(sandbox);
  for (const pid of pids) await eventually(() => expect(isRunning(pid)).toBe(false));
  const leftover = readdirSync(workFolder).filter(name => name.startsWith('environments-'));
  const {runtimes} = startRuntimes({workFolder});
  expect(readdirSync(workFolder)).not.toContain(leftover[0]);
  await runtimes.close();
});

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** The numbers of the processes a handler says it is made of, as soon as it has said so. */
function readPids(file: string): Promise<number[]> {
  return eventually(() => {
    const pids = readFileSync(file, 'utf8').split(' ').map(Number);
    expect(pids).toHaveLength(2);
    return pids;
  });
}

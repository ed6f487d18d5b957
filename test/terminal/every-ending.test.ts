import {globSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {startFaultyEndpoint} from '../support/faulty-endpoint.ts';
import {eventually} from '../support/patience.ts';
import {samples} from '../support/samples.ts';
import {startSandbox} from '../support/sandbox.ts';
import {built, checkBuilt} from '../support/terminal/built.ts';
import {expectGone, findDescendants, findSandboxProcess} from '../support/terminal/processes.ts';
import {createHome, thingsOf} from '../support/terminal/start-lambdeck.ts';
import {startProgram} from '../support/terminal/start-program.ts';
import {openTty} from '../support/terminal/tty.ts';

/** What a console does when it is told to from outside, beside what its users do. */
const defects = {
  throw: `throw new Error('a defect')`,
  reject: `Promise.reject(new Error('a defect'))`,
  'run out of memory': `for (const all = []; ; ) all.push(new Array(1000).fill(Math.random()))`,
  abort: `process.abort()`,
};

/**
 * An editor as rude as can be: it changes the terminal's settings and modes, has a process of its own, ignores hang-ups, and leaves
 * all as it is when it is ended.
 */
const editor = `#!/bin/sh
trap '' HUP
stty raw -echo
printf '\\033[?1049h\\033[?1002h\\033[?2004h\\033[?1h\\033[?25lwriting'
sleep 1000 &
wait
`;

/**
 * Starts the built program as the only job of a shell that outlives it, with its own sandbox. Returns what tells how its terminal
 * stood before.
 */
async function start(defect: keyof typeof defects, env: Readonly<Record<string, string>> = {}) {
  checkBuilt();
  const home = createHome();
  const hook = join(home, 'defect.cjs');
  writeFileSync(hook, `process.on('SIGUSR2', () => { ${defects[defect]}; });`);
  writeFileSync(join(home, 'editor'), editor, {mode: 0o755});
  const script =
    'trap : INT QUIT HUP TERM; ulimit -c 0; echo waiting; read begin; "$@"; echo "ended by $?"; sleep 1000';
  const program = startProgram({
    command: '/bin/sh',
    args: ['-c', script, 'shell', process.execPath, built, ...(env['AWS_REGION'] === undefined ? ['--sandbox'] : [])],
    env: {
      HOME: home,
      TMPDIR: home,
      EDITOR: join(home, 'editor'),
      NODE_OPTIONS: `--require=${hook} --max-old-space-size=200`,
      ...env,
    },
    columns: 120,
    rows: 40,
    folder: home,
  });
  onTestFinished(async () => {
    program.goOnReading();
    for (const pid of findDescendants(program.pid)) process.kill(pid, 'SIGKILL');
    await program[Symbol.asyncDispose]();
  });
  await program.waitFor('waiting');
  const tty = openTty(program.pid);
  const settings = tty.settings();
  program.write('\r');
  await thingsOf(program).pane('functions').titled(`Functions ${samples.functions.length} `);
  const [pid = 0] = findDescendants(program.pid);
  return {program, tty, settings, pid, home};
}

type Started = Awaited<ReturnType<typeof start>>;

const situations = {
  'while it is looked at': async () => {},
  'while an editor is open': async ({program}: Started) => {
    program.write('i');
    await program.waitFor('Ctrl-S send');
    program.write('\u0005');
    await program.waitFor('writing');
  },
  'while the terminal does not read': async ({program, tty}: Started) => {
    program.stopReading();
    tty.fill();
    program.write('jjjj');
  },
};

type Situation = keyof typeof situations;

const everywhere = Object.keys(situations) as Situation[];
const notInEditor = everywhere.filter(situation => situation !== 'while an editor is open');
const send = (signal: NodeJS.Signals) => (_: unknown, pid: number) => process.kill(pid, signal);
const press =
  (key: string) =>
  ({program}: Started) =>
    program.write(key);

/** Ctrl-C and its like are an editor's while that is open. */
const endings: readonly [
  string,
  keyof typeof defects,
  (started: Started, pid: number) => void,
  readonly Situation[],
][] = [
  ['q', 'throw', press('q'), notInEditor],
  ['Ctrl-C', 'throw', press('\u0003'), notInEditor],
  ['SIGINT', 'throw', send('SIGINT'), notInEditor],
  ['SIGQUIT', 'throw', send('SIGQUIT'), notInEditor],
  ['SIGTERM', 'throw', send('SIGTERM'), everywhere],
  ['SIGHUP', 'throw', send('SIGHUP'), everywhere],
  ['SIGKILL', 'throw', send('SIGKILL'), everywhere],
  ['an exception', 'throw', send('SIGUSR2'), everywhere],
  ['a rejection', 'reject', send('SIGUSR2'), everywhere],
  ['a full heap', 'run out of memory', send('SIGUSR2'), everywhere],
  ['an abort', 'abort', send('SIGUSR2'), everywhere],
];

const cases = endings.flatMap(([ending, defect, end, where]) =>
  where.map(situation => ({ending, situation, defect, end})),
);

describe('the built program leaves the terminal as it was, and nothing running', () => {
  it.for(cases)('after $ending $situation', async ({situation, defect, end}) => {
    const started = await start(defect);
    const {program, tty, settings, pid, home} = started;
    await situations[situation](started);
    const descendants = findDescendants(pid);
    end(started, pid);
    await expectGone([pid]);
    program.goOnReading();
    await eventually(() => expect(program.output()).toContain('ended by'));
    await expectGone(descendants);
    const {terminal} = program;
    await eventually(async () => {
      await terminal.feed('');
      expect({
        settings: tty.settings(),
        alternate: terminal.isAlternate(),
        paste: terminal.isPasteBracketed(),
        mouse: terminal.isMouseReported(),
      }).toEqual({settings, alternate: false, paste: false, mouse: false});
    });
    await eventually(() => expect(globSync(join(home, 'lambdeck-*/payload.json'))).toEqual([]));
    const output = program.output();
    expect(output.lastIndexOf('\u001B[?25h')).toBeGreaterThan(output.lastIndexOf('\u001B[?25l'));
  });
});

describe('the built program', () => {
  it('leaves the terminal as it was when it quits after an editor that was killed', async () => {
    const started = await start('throw');
    const {program, tty, settings, pid} = started;
    await situations['while an editor is open'](started);
    for (const descendant of findDescendants(pid)) if (isEditor(descendant)) process.kill(descendant, 'SIGKILL');
    await program.waitFor('ended by SIGKILL');
    program.write('\u001B[27u\u001B[27uq');
    await program.waitFor('ended by 0');
    expect(tty.settings()).toBe(settings);
    expect([program.terminal.isAlternate(), program.terminal.isMouseReported()]).toEqual([false, false]);
  });

  it('leaves what is written next on a screen that stays, though the terminal was behind', async () => {
    const started = await start('throw');
    const {program} = started;
    await situations['while the terminal does not read'](started);
    const before = findDescendants(program.pid);
    program.write('q');
    await eventually(() => expect(findDescendants(program.pid)).not.toEqual(before));
    program.goOnReading();
    await program.waitFor('ended by 0');
    expect(program.terminal.isAlternate()).toBe(false);
  });

  it('has its sandbox answer others while the terminal does not read, and keeps no more than a screen for it', async () => {
    const started = await start('throw');
    const {program, pid} = started;
    const {port} = findSandboxProcess(pid);
    await situations['while the terminal does not read'](started);
    const before = program.bytes();
    for (let time = 0; time < 50; time++) {
      // Each key draws the whole screen anew.
      program.write('zz');
      const {status} = await fetch(`http://127.0.0.1:${port}/2015-03-31/functions`);
      expect(status).toBe(403);
    }
    program.goOnReading();
    program.write('q');
    await program.waitFor('ended by 0');
    expect(program.bytes() - before).toBeLessThan(200_000);
  });

  it('shows the screen as it is once a terminal reads again, whatever it did meanwhile', async () => {
    const sandbox = await startSandbox({seed: true});
    const endpoint = await startFaultyEndpoint(sandbox.url);
    onTestFinished(async () => {
      await endpoint.close();
      await sandbox.close();
    });
    const {program, tty} = await start('throw', {
      AWS_ENDPOINT_URL_LAMBDA: endpoint.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
    });
    program.stopReading();
    tty.fill();
    const before = endpoint.count('ListFunctions');
    program.write(`${'zz'.repeat(20)}jjjr`);
    // The keys before the last one were dealt with.
    await eventually(() => expect(endpoint.count('ListFunctions')).toBeGreaterThan(before));
    program.goOnReading();
    await program.waitFor('▌nightly-report');
    await thingsOf(program).pane('functions').titled(`Functions ${samples.functions.length} `);
    program.write('q');
    await program.waitFor('ended by 0');
  });
});

const isEditor = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('payload.json');
  } catch {
    // It has ended meanwhile.
    return false;
  }
};

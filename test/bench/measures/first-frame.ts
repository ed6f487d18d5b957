import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Measure} from '../measure.ts';
import {type Stage, startConsole} from '../stage/console.ts';
import {nextFrame} from '../stage/frames.ts';
import {median} from '../stage/statistics.ts';

const rounds = 15;
const size = {columns: 120, rows: 40};

/** From starting the program to the first frame, against a Node that does nothing, in turns. */
export const firstFrame: Measure = {
  name: 'first-frame',
  async run(stage) {
    const cold = await coldStart(stage);
    // The first start with a home folder compiles; leaving by the key keeps what it compiled.
    await start(stage, async program => {
      program.write('q');
      await program.exit;
    });
    const bare: number[] = [];
    const warm: number[] = [];
    for (let round = 0; round < rounds; round++) {
      bare.push(await bareNode());
      warm.push(await start(stage));
    }
    return [
      {what: 'first frame, against `node -e 0`', unit: '×', value: median(warm) / median(bare), atMost: 6},
      {what: 'first frame', unit: 'ms', value: median(warm)},
      {what: 'first frame, nothing compiled yet', unit: 'ms', value: cold},
      {what: '`node -e 0`', unit: 'ms', value: median(bare)},
    ];
  },
};

async function coldStart(stage: Stage): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'lambdeck-bench-cold-'));
  try {
    return await start({...stage, home});
  } finally {
    rmSync(home, {recursive: true, force: true});
  }
}

/** Milliseconds to the first frame with something in it. */
async function start(
  stage: Stage,
  then: (program: ReturnType<typeof startConsole>) => Promise<void> = async () => {},
): Promise<number> {
  const begin = performance.now();
  await using program = startConsole(stage, size);
  const started = performance.now() - begin;
  const {time} = await nextFrame(program, rows => rows.some(row => row.includes('lambdeck')));
  await then(program);
  return started + time;
}

async function bareNode(): Promise<number> {
  const begin = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], {stdio: 'ignore'}), 'exit');
  return performance.now() - begin;
}

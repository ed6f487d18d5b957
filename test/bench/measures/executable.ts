import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {makeExecutable, type Platform} from '../../../src/package/executables.ts';
import {stagePackage} from '../../../src/package/stage.ts';
import type {Program} from '../../support/terminal/start-program.ts';
import {type Measure, toSubject} from '../measure.ts';
import {startConsole, usual} from '../stage/console.ts';
import type {Stage} from '../stage/stage.ts';
import {median, ratioOf} from '../stage/statistics.ts';
import {until} from './start.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const count = 100;

/** From starting the package, and the single executable that is made of it, to their first frame. */
export const executable: Measure = {
  name: 'executable',
  group: 'start',
  rounds: 8,
  rows: [
    {
      what: 'first frame of the executable, against the package',
      unit: '×',
      atMost: 1.1,
      value: of => ratioOf(of('executable'), of('package')),
    },
    {what: 'first frame of the executable', unit: 'ms', value: of => median(of('executable'))},
    {what: 'first frame of the package', unit: 'ms', value: of => median(of('package'))},
  ],
  async open(stage) {
    const {url} = await stage.functions(count);
    const folder = `${stage.home}-executable`;
    const staged = join(folder, 'package');
    const output = join(folder, 'lambdeck');
    if (!existsSync(output)) {
      stagePackage(root, staged, new Date());
      makeExecutable(root, `${process.platform}-${process.arch}` as Platform, {staged, output});
    }
    const first = async (own: Stage, command?: string) => {
      const begin = performance.now();
      await using program = startConsole(own, usual, url, command);
      return [await until(begin, program, isConsole)];
    };
    const ofPackage = {...stage, program: join(staged, 'lambdeck.cjs')};
    // The first start of each lays down and compiles.
    for (const command of [undefined, output]) await startAndLeave(startConsole(ofPackage, usual, url, command));
    return toSubject(async () => ({package: await first(ofPackage), executable: await first(stage, output)}));
  },
};

async function startAndLeave(starting: Program & AsyncDisposable): Promise<void> {
  await using program = starting;
  await program.waitFor(`Functions ${count} ─`, {timeout: 60_000});
  program.write('q');
  await program.exit;
}

function isConsole(rows: readonly string[]): boolean {
  return rows.some(row => row.includes('lambdeck'));
}

import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import type {Measure, Samples} from './measure.ts';
import {measures} from './measures/index.ts';
import {isAllMet, type Result, toReport, toTable} from './report.ts';
import {createFunctionServers} from './stage/function-server.ts';
import type {Stage} from './stage/stage.ts';

/** The least rounds that say something of how two builds differ. */
const pairedRounds = 3;
const names = [...new Set(measures.flatMap(({group, name}) => [group, name]))];
const usage = `Usage: npm run bench -- [--short] [--only NAME]… [--against DIR] [--json FILE] [--program FILE]
Names, of groups and in them: ${names.join(', ')}
DIR is another checkout that is built, or its dist: both are measured in turn, and the ratio is this one to that one.
`;

const options = readOptions();
const folder = mkdtempSync(join(tmpdir(), 'lambdeck-bench-'));
const results: Result[] = [];
try {
  await using servers = createFunctionServers();
  const stages = options.programs.map((program, index) =>
    toStage(program, join(folder, `home-${index}`), servers.start),
  );
  for (const measure of measures.filter(isChosen)) results.push(await runMeasure(measure, stages));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
process.stdout.write(`${toTable(results)}\n`);
if (options.json !== undefined) {
  const machine = {node: process.version, processors: cpus().map(({model}) => model)};
  writeFileSync(options.json, `${JSON.stringify({...machine, measures: toReport(results)}, undefined, 2)}\n`);
}
process.exitCode = isAllMet(results) ? 0 : 1;

function isChosen({name, group, shortRounds}: Measure): boolean {
  if (options.short && shortRounds === undefined) return false;
  return options.only === undefined || options.only.includes(name) || options.only.includes(group);
}

/** What cannot be measured must not take the other measures along. */
async function runMeasure(measure: Measure, stages: readonly Stage[]): Promise<Result> {
  process.stderr.write(`${measure.name}… `);
  const [load = 0] = loadavg();
  const builds: Samples[][] = stages.map(() => []);
  const begin = performance.now();
  try {
    await using open = new AsyncDisposableStack();
    const subjects = [];
    for (const stage of stages) subjects.push(open.use(await measure.open(stage)));
    for (let round = 0; round < countRounds(measure); round++) {
      // Whoever comes second finds the machine as the first one left it: they change places.
      for (const index of round % 2 === 0 ? stages.keys() : [...stages.keys()].reverse()) {
        builds[index]?.push((await subjects[index]?.measure(round)) ?? {});
      }
    }
    process.stderr.write(`${((performance.now() - begin) / 1000).toFixed(1)} s\n`);
    return {measure, load, builds};
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    process.stderr.write(`could not be measured: ${failure}\n`);
    return {measure, load, builds, failure};
  }
}

function countRounds({rounds, shortRounds}: Measure): number {
  const wanted = options.short ? (shortRounds ?? rounds) : rounds;
  return options.programs.length > 1 ? Math.max(wanted, pairedRounds) : wanted;
}

function toStage(program: string, home: string, functions: Stage['functions']): Stage {
  return {program, home, functions};
}

function readOptions() {
  try {
    const {values} = parseArgs({
      options: {
        only: {type: 'string', multiple: true},
        short: {type: 'boolean', default: false},
        against: {type: 'string'},
        json: {type: 'string'},
        program: {type: 'string'},
      },
    });
    const unknown = values.only?.find(name => !names.includes(name));
    if (unknown !== undefined) throw new Error(`There is no measure ${unknown}.`);
    const own = resolve(values.program ?? join(import.meta.dirname, '../../dist/lambdeck.cjs'));
    const other = values.against === undefined ? [] : [findProgram(resolve(values.against))];
    return {only: values.only, short: values.short, json: values.json, programs: [own, ...other]};
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

/** The program of a checkout or of its dist. */
function findProgram(directory: string): string {
  const found = [join(directory, 'dist/lambdeck.cjs'), join(directory, 'lambdeck.cjs')].find(path => existsSync(path));
  if (found === undefined) throw new Error(`There is no built program in ${directory}.`);
  return found;
}

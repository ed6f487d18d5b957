import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {type Figure, isMet, type Measure} from './measure.ts';
import {measures} from './measures/index.ts';
import {toTable} from './report.ts';
import type {Stage} from './stage/console.ts';
import {startFunctionServer} from './stage/function-server.ts';
import {functionNames} from './stage/many-functions.ts';

const functionCount = 10_000;
const usage = `Usage: npm run bench -- [--only NAME]… [--json FILE] [--program FILE]
Names: ${measures.map(({name}) => name).join(', ')}
`;

const options = readOptions();
const chosen = measures.filter(({name}) => options.only === undefined || options.only.includes(name));
const home = mkdtempSync(join(tmpdir(), 'lambdeck-bench-'));
const results: {name: string; load: number; figures: readonly Figure[]; failure?: string}[] = [];
try {
  await using server = await startFunctionServer(functionCount);
  const stage = {program: options.program, url: server.url, names: functionNames(functionCount), home};
  for (const measure of chosen) results.push(await runMeasure(measure, stage));
} finally {
  rmSync(home, {recursive: true, force: true});
}
const figures = results.flatMap(result => result.figures);
process.stdout.write(`${toTable(figures)}\n`);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(toReport(), undefined, 2)}\n`);
const isMissed = results.some(({failure}) => failure !== undefined) || figures.some(figure => isMet(figure) === false);
process.exitCode = isMissed ? 1 : 0;

/** What cannot be measured must not take the other measures along. */
async function runMeasure({name, run}: Measure, stage: Stage) {
  process.stderr.write(`${name}…\n`);
  const [load = 0] = loadavg();
  try {
    return {name, load, figures: await run(stage)};
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${name} could not be measured: ${failure}\n`);
    return {name, load, figures: [], failure};
  }
}

/** Who reads it later needs to know how busy which machine was. */
function toReport() {
  return {
    node: process.version,
    processors: cpus().map(({model}) => model),
    measures: results.map(({figures: own, ...result}) => ({
      ...result,
      figures: own.map(figure => ({...figure, met: isMet(figure)})),
    })),
  };
}

function readOptions(): {only: string[] | undefined; json: string | undefined; program: string} {
  try {
    const {values} = parseArgs({
      options: {only: {type: 'string', multiple: true}, json: {type: 'string'}, program: {type: 'string'}},
    });
    const unknown = values.only?.find(name => measures.every(measure => measure.name !== name));
    if (unknown !== undefined) throw new Error(`There is no measure ${unknown}.`);
    return {
      only: values.only,
      json: values.json,
      program: resolve(values.program ?? join(import.meta.dirname, '../../dist/lambdeck.cjs')),
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

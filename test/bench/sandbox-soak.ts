import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {Lambda} from '@aws-sdk/client-lambda';
import {credentials, functionInput, region, zipOf} from '../support/sandbox.ts';

// Kills a sandbox at random moments while changes are made, opens its data again, and looks for what was acknowledged.

const {values} = parseArgs({options: {rounds: {type: 'string', default: '200'}}});
const rounds = Number(values.rounds);
const path = mkdtempSync(join(tmpdir(), 'lambdeck-soak-'));
const program = join(import.meta.dirname, '../support/serve-sandbox.ts');
/** What was acknowledged: Description by function name, undefined for one that was deleted. */
const acknowledged = new Map<string, string | undefined>();
/** Whose last change was under way when the sandbox was killed: either outcome is right. */
const open = new Set<string>();
let calls = 0;

const begun = performance.now();
try {
  for (let round = 1; round <= rounds; round++) {
    await runRound(round);
    if (round % 20 === 0) process.stdout.write(`round ${round}: ${calls} changes acknowledged, nothing lost\n`);
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  process.stdout.write(
    `${rounds} × kill -9, ${calls} changes acknowledged, none lost; ${seconds} s, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
} finally {
  rmSync(path, {recursive: true, force: true});
}

async function runRound(round: number): Promise<void> {
  const {child, lambda} = await serve();
  await verify(lambda);
  const stop = new AbortController();
  const workers = ['a', 'b', 'c'].map(worker => change(lambda, `${worker}-${round}`, stop.signal));
  await wait(100 + Math.random() * 700);
  child.kill('SIGKILL');
  stop.abort();
  await Promise.all([once(child, 'exit'), ...workers]);
  lambda.destroy();
}

async function serve(): Promise<{child: ChildProcess; lambda: Lambda}> {
  const child = fork(program, [path]);
  const [url] = await once(child, 'message');
  return {child, lambda: new Lambda({region, endpoint: String(url), credentials, maxAttempts: 1})};
}

/** Creates, changes, publishes and deletes functions until the sandbox is gone. */
async function change(lambda: Lambda, prefix: string, stop: AbortSignal): Promise<void> {
  for (let index = 0; !stop.aborted; index++) {
    const name = `${prefix}-${index}`;
    const source = `export const handler = async () => '${name}';\n`;
    const Code = {ZipFile: await zipOf({'index.mjs': source})};
    const input = await functionInput(name, {Code, Description: 'created'});
    if (!(await isDone(name, 'created', () => lambda.createFunction(input)))) return;
    const update = {FunctionName: name, Description: 'updated'};
    if (!(await isDone(name, 'updated', () => lambda.updateFunctionConfiguration(update)))) return;
    if (index % 3 !== 0) continue;
    if (!(await isDone(name, undefined, () => lambda.deleteFunction({FunctionName: name})))) return;
  }
}

async function isDone(name: string, result: string | undefined, call: () => Promise<unknown>): Promise<boolean> {
  open.add(name);
  try {
    await call();
  } catch {
    return false;
  }
  open.delete(name);
  acknowledged.set(name, result);
  calls += 1;
  return true;
}

/** Everything acknowledged must be there, with code that runs; what was under way may be either way. */
async function verify(lambda: Lambda): Promise<void> {
  const found = new Map<string, string | undefined>();
  let Marker: string | undefined;
  do {
    const page = await lambda.listFunctions({...(Marker === undefined ? {} : {Marker})});
    for (const {FunctionName = '', Description} of page.Functions ?? []) found.set(FunctionName, Description);
    Marker = page.NextMarker;
  } while (Marker !== undefined);
  for (const [name, description] of acknowledged) {
    if (open.has(name) || found.get(name) === description) continue;
    throw new Error(`${name} was acknowledged as ${description}, but is ${found.get(name)}`);
  }
  for (const name of found.keys()) {
    if (!acknowledged.has(name) && !open.has(name)) throw new Error(`${name} was never made`);
  }
  // Settled by what is there now.
  for (const name of open) acknowledged.set(name, found.get(name));
  open.clear();
  const [last] = [...found.keys()].slice(-1);
  if (last === undefined) return;
  const {Payload, FunctionError} = await lambda.invoke({FunctionName: last});
  if (FunctionError || Buffer.from(Payload ?? []).toString() !== JSON.stringify(last)) {
    throw new Error(`${last} does not run any more: ${Buffer.from(Payload ?? []).toString()}`);
  }
}

import {deepStrictEqual} from 'node:assert';
import {mkdtempSync, rmSync, unlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createBudgets} from '../../src/aws/budget/budgets.ts';
import {createCalls} from '../../src/aws/calls.ts';
import {plainNetwork} from '../../src/aws/network/network.ts';
import type {Item} from '../../src/core/item.ts';
import type {JournalEntry} from '../../src/core/journal/journal.ts';
import {toKebab} from '../../src/core/operation/command-options.ts';
import {plainEnvironment} from '../../src/core/target/environment.ts';
import {createJournal} from '../../src/program/journal.ts';
import {openConnection} from '../../src/program/open-connection.ts';
import {getOperation} from '../../src/schema/index.ts';
import {credentials, type RunningSandbox, region, startSandbox} from '../support/sandbox.ts';
import {createShell, findAwsCli} from './aws-cli.ts';
import {readState} from './read-state.ts';
import {session} from './session.ts';

/**
 * Makes the calls of a session through a connection of the console, runs the commands of its journal with AWS CLI version 2 on a
 * fresh sandbox, and compares what is there afterwards. A command that has to be completed must fail before it is: it is run
 * first as it stands.
 */
async function replay(): Promise<number> {
  const cli = findAwsCli();
  if (cli === undefined) {
    console.log('There is no AWS CLI version 2 in AWS_CLI or on the PATH: nothing was replayed.');
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-replay-'));
  const [first, second] = [await startSandbox(), await startSandbox()];
  try {
    const made = await makeSession(first, folder);
    console.log(
      `${made.length} calls of ${new Set(made.map(({entry}) => entry.operation)).size} operations, ${cli.version}`,
    );
    const failures = await runCommands(made, {run: createShell(cli.path, folder), folder, from: first, to: second});
    for (const failure of failures) console.log(failure);
    const [before, after] = [await readState(first.client), await readState(second.client)];
    deepStrictEqual(after, before);
    console.log(
      `The state is the same. ${made.length - failures.length} of ${made.length} commands did what their calls did.`,
    );
    return failures.length === 0 ? 0 : 1;
  } finally {
    await first.close();
    await second.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

interface MadeCall {
  readonly entry: JournalEntry;
  readonly input: Item;
  readonly answer: Item;
}

async function makeSession({url}: RunningSandbox, folder: string): Promise<readonly MadeCall[]> {
  const journal = createJournal(folder, process.pid);
  const identity = {key: 'replay', profile: undefined, region, endpoint: url, sandbox: false};
  const target = {
    kind: 'aws',
    profile: undefined,
    hasOtherProfiles: false,
    region,
    endpoint: url,
    telemetry: {logs: url, metrics: url},
    network: plainNetwork,
    credentials: {kind: 'fixed', ...credentials},
    owner: undefined,
    known: {account: undefined, role: undefined},
  } as const;
  const host = {} as never;
  const opened = openConnection(target, {
    handOver: work => work(),
    host,
    journal,
    identity,
    place: undefined,
    guarding: {env: {}, settings: {findEnvironment: () => plainEnvironment}, readOnly: false},
    questions: {} as never,
    codeKeeper: {} as never,
    budget: createBudgets().open(region),
    createCalls,
    getOperation,
  });
  const answers: Record<string, Item> = {};
  const made: MadeCall[] = [];
  const {signal} = new AbortController();
  for (const {operation, input: toInput} of session) {
    const input = await toInput(answers);
    const answer = await opened.connection.call(operation, input, {background: false, signal});
    answers[operation] = answer;
    const entry = journal.entries().at(-1);
    if (entry === undefined) throw new Error(`${operation} is not in the journal`);
    made.push({entry, input, answer});
  }
  opened.close();
  return made;
}

interface Run {
  readonly run: ReturnType<typeof createShell>;
  readonly folder: string;
  readonly from: RunningSandbox;
  readonly to: RunningSandbox;
}

async function runCommands(made: readonly MadeCall[], {run, folder, from, to}: Run): Promise<readonly string[]> {
  const failures: string[] = [];
  /** Ids that the first service made up, by those of the second. */
  const ids = new Map<string, string>();
  for (const {entry, input, answer} of made) {
    let line = entry.command.replaceAll(from.url, to.url);
    for (const [old, own] of ids) line = line.replaceAll(old, own);
    const files = (entry.notes ?? [])
      .map(note => /^make (\S+) first/.exec(note)?.[1])
      .filter(file => file !== undefined);
    if (files.length > 0 && (await run(line)).code === 0)
      failures.push(`not refused though it lacks ${files.join()}: ${line}`);
    for (const file of files) writeFileSync(join(folder, file), contentOf(file, input));
    const {code, stdout, stderr} = await run(line);
    for (const file of files) unlinkSync(join(folder, file));
    console.log(
      `${code === 0 ? 'done  ' : 'failed'} ${entry.operation}${files.length > 0 ? ` with ${files.join(', ')}` : ''}`,
    );
    if (code !== 0) failures.push(`${code}: ${line}\n${stderr}`);
    else learnIds(answer, stdout, ids);
  }
  return failures;
}

/** What a file that has to be made first is to hold, from the input of the call. */
function contentOf(file: string, input: Item): string | Uint8Array {
  if (file === 'code.zip') {
    const [zip] = [input, ...Object.values(input)]
      .map(value => (value as {ZipFile?: Uint8Array} | null)?.ZipFile)
      .filter(Boolean);
    return zip ?? '';
  }
  const value = Object.entries(input).find(([name]) => file.startsWith(`${toKebab(name)}.`))?.[1];
  return value instanceof Uint8Array || typeof value === 'string' ? value : JSON.stringify(value);
}

function learnIds(answer: Item, stdout: string, ids: Map<string, string>): void {
  if (!stdout.startsWith('{')) return;
  const own: Item = JSON.parse(stdout);
  if (typeof answer['UUID'] === 'string' && typeof own['UUID'] === 'string') ids.set(answer['UUID'], own['UUID']);
  const arnOf = (item: Item) => (item['CodeSigningConfig'] as Item | undefined)?.['CodeSigningConfigArn'];
  const [before, after] = [arnOf(answer), arnOf(own)];
  if (typeof before === 'string' && typeof after === 'string') ids.set(before, after);
}

process.exitCode = await replay();

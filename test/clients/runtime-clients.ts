import {execFileSync} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {diffArrays} from 'diff';
import {createCodeStore, packZip} from '../../src/sandbox/code/index.ts';
import {createRuntimes, type Runtimes} from '../../src/sandbox/runtime/index.ts';
import {type FailingHandler, nodeHandlers, pythonHandlers} from './failing-handlers.ts';

/** A public runtime interface client, and how it is started in the place of our bootstrap. */
interface Client {
  readonly name: string;
  readonly runtime: string;
  /** A file that is there where the client is, below the folder of clients. */
  readonly file: string;
  readonly handlers: readonly FailingHandler[];
  readonly codeFile: string;
  readonly handler: string;
  /** The command that runs the client for a handler in `$_HANDLER`. */
  command(folder: string): string;
}

const clients: readonly Client[] = [
  {
    name: 'aws-lambda-ric',
    runtime: 'nodejs24.x',
    file: 'node_modules/aws-lambda-ric/index.mjs',
    handlers: nodeHandlers,
    codeFile: 'index.mjs',
    handler: 'index.handler',
    command: folder => `exec '${process.execPath}' '${folder}/node_modules/aws-lambda-ric/index.mjs' "$_HANDLER"`,
  },
  {
    name: 'awslambdaric',
    runtime: 'python3.13',
    file: 'python/awslambdaric/bootstrap.py',
    handlers: pythonHandlers,
    codeFile: 'app.py',
    handler: 'app.handler',
    command: folder =>
      `PYTHONPATH='${folder}/python':"$PWD" exec '${findPython()}' -B -X utf8 -m awslambdaric "$_HANDLER"`,
  },
];

/**
 * Runs handlers that fail by our bootstraps, and as custom runtimes by the public clients in the folder that LAMBDA_CLIENTS names:
 * what they answer and what is logged must be the same. The folder has them as `npm install aws-lambda-ric` and
 * `pip install --target python awslambdaric` put them there.
 */
async function compareClients(): Promise<number> {
  const folder = process.env['LAMBDA_CLIENTS'];
  const there = clients.filter(({file}) => folder !== undefined && existsSync(join(folder, file)));
  for (const {name, file} of clients) {
    if (!there.some(client => client.name === name))
      console.log(`No ${name}: LAMBDA_CLIENTS names no folder with ${file}.`);
  }
  if (folder === undefined || there.length === 0) return 1;
  const failures = [];
  for (const client of there) failures.push(...(await compareOne(client, folder)));
  const count = there.flatMap(({handlers}) => handlers).length;
  console.log(`${count - failures.length} of ${count} handlers are told alike.`);
  return failures.length === 0 ? 0 : 1;
}

async function compareOne(client: Client, folder: string): Promise<string[]> {
  const failures: string[] = [];
  const workFolder = mkdtempSync(join(tmpdir(), 'lambdeck-clients-'));
  const code = createCodeStore(undefined);
  const runtimes = createRuntimes({
    workFolder,
    bootstrapFolder: join(import.meta.dirname, '../../src/sandbox/runtime/bootstrap'),
    nodePath: process.execPath,
    searchPath: process.env['PATH'] ?? '',
    home: process.env['HOME'] ?? '',
    // The clients lie in a folder of this machine.
    isPlain: true,
  });
  try {
    for (const tried of client.handlers) {
      const own = await run(runtimes, code, client, tried, undefined);
      const bootstrap = `#!/bin/sh\nexport AWS_EXECUTION_ENV=AWS_Lambda_${client.runtime}\n${client.command(folder)}\n`;
      const theirs = await run(runtimes, code, client, tried, bootstrap);
      const differences = listDifferences(theirs, own);
      const name = `${client.name}: a handler that ${tried.what}`;
      console.log(`${differences.length === 0 ? 'alike' : 'OTHER'} ${name}`);
      if (differences.length === 0) continue;
      console.log(differences.map(line => `         ${line}`).join('\n'));
      failures.push(name);
    }
  } finally {
    await runtimes.close();
    code.close();
    rmSync(workFolder, {recursive: true, force: true});
  }
  return failures;
}

/** What is answered and what is logged, a line each, without what is another every time. */
async function run(
  runtimes: Runtimes,
  store: ReturnType<typeof createCodeStore>,
  client: Client,
  {code, handler = client.handler, timeout = 20, logFormat, clientContext}: FailingHandler,
  bootstrap: string | undefined,
): Promise<readonly string[]> {
  const files = typeof code === 'string' ? {[client.codeFile]: code} : code;
  const {sha256} = await store.put(await packZip(bootstrap === undefined ? files : {...files, bootstrap}));
  const outcome = await runtimes.invoke(
    {
      functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:demo',
      version: '$LATEST',
      runtime: bootstrap === undefined ? client.runtime : 'provided.al2023',
      handler,
      codeFolder: (await store.foldersOf(sha256, [])).code,
      codeSha256: sha256,
      optFolder: undefined,
      environment: {},
      memorySize: 256,
      timeout,
      requestId: randomUUID(),
      payload: Buffer.from('{}'),
      logGroup: '/aws/lambda/demo',
      logStream: 'stream',
      ...(logFormat ? {logFormat} : {}),
      ...(clientContext ? {clientContext} : {}),
    },
    new AbortController().signal,
  );
  const payload = Buffer.from(outcome.payload).toString('utf8');
  return [
    `${outcome.functionError ?? 'answer'} ${outcome.errorType ?? ''}`,
    ...toLines(payload.length > 10_000 ? `${payload.length} bytes` : payload),
    ...toLines(outcome.log),
  ];
}

/** What the runtimes' own files are known by. */
const ofRuntimes = '(?:aws-lambda-ric|awslambdaric|runtime/bootstrap|node:|<frozen runpy>)';

/** What is another every time, and what runtimes tell of themselves: frames of theirs, and the line that they died at. */
const passedOver: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g, 'TIME'],
  [/\[\d{13}\]/g, '[TIME]'],
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'],
  [/(Init )?Duration: [\d.]+ ms/g, '$1Duration: N ms'],
  [/Max Memory Used: \d+ MB/g, 'Max Memory Used: N MB'],
  [/"(durationMs|billedDurationMs|maxMemoryUsedMB|initDurationMs)":[\d.]+/g, '"$1":N'],
  [/BufferedInvokeProcessor\.handler/g, 'handler'],
  [new RegExp(`file://\\S*${ofRuntimes}\\S*:\\d+\\n.*\\n *\\^+\\n`, 'g'), ''],
  [/- \S*(aws-lambda-ric|runtime\/bootstrap)\/index\.mjs/g, '- RUNTIME'],
  [new RegExp(`,? ?"\\s+(at|File) (\\\\.|[^"])*${ofRuntimes}(\\\\.|[^"])*"`, 'g'), ''],
  [new RegExp(`^\\s*File "[^"]*${ofRuntimes}.*([\n\r][ \\u00a0]{4}.*)*[\n\r]`, 'gm'), ''],
  [new RegExp(`\\\\n    at (?:(?!\\\\n).)*?${ofRuntimes}[^\\\\"]*`, 'g'), ''],
  [new RegExp(`^\\s+at .*${ofRuntimes}.*$`, 'gm'), ''],
];

function toLines(text: string): string[] {
  const always = passedOver.reduce((left, [found, put]) => left.replaceAll(found, put), text);
  return always.split(/\n|\r/).filter(line => line !== '');
}

function listDifferences(theirs: readonly string[], own: readonly string[]): string[] {
  return diffArrays([...theirs], [...own]).flatMap(({removed, added, value}) =>
    removed || added ? value.map(line => `${removed ? 'client   ' : 'bootstrap'} ${JSON.stringify(line)}`) : [],
  );
}

function findPython(): string {
  return execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {encoding: 'utf8'}).trim();
}

process.exitCode = await compareClients();

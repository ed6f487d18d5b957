import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ListFunctionsCommand} from '@aws-sdk/client-lambda';
import {insertInvocation, metricTables} from '../../../src/sandbox/metrics/index.ts';
import {createSandboxTelemetry, type Queries} from '../../../src/sandbox/telemetry/index.ts';
import {region, startSandbox} from '../../support/sandbox.ts';
import {functionNames, manyFunctions} from './many-functions.ts';

const quarter = 900_000;
/** Quarter hours that there is something to tell of: the day, and what is under way. */
const quarters = 97;

/**
 * Serves the sandbox with as many functions as the argument says, each called twice in every quarter of an hour of the last
 * day; of the last function all calls of the last two fail. Tells its URL once they are there.
 */
process.on('disconnect', () => process.exit());
const path = mkdtempSync(join(tmpdir(), 'lambdeck-bench-busy-'));
process.on('exit', () => rmSync(path, {recursive: true, force: true}));
const count = Number(process.argv[2]);
writeDay(functionNames(count));
const {url, client} = await startSandbox({storage: {kind: 'folder', path}, seed: () => manyFunctions(count)});
await client.send(new ListFunctionsCommand({MaxItems: 1}));
process.send?.(url);

function writeDay(names: readonly string[]): void {
  const now = Date.now();
  const telemetry = createSandboxTelemetry({
    file: join(path, 'telemetry.sqlite'),
    tables: metricTables,
    now: () => now,
    onOpen: () => undefined,
    prune: () => undefined,
    onFault: error => process.stderr.write(`${String(error)}\n`),
  });
  telemetry.transact(queries => {
    for (const name of names) writeCalls(queries, name, now, name === names.at(-1));
  });
  telemetry.close();
}

function writeCalls(queries: Queries, functionName: string, now: number, fails: boolean): void {
  const target = {region, functionName, qualifier: '', version: '$LATEST', concurrent: 1, concurrentOfAll: 1};
  for (let index = 0; index < 2 * quarters; index++) {
    const time = now - 1000 - (index * quarter) / 2;
    const outcome = fails && index < 4 ? ('error' as const) : ('success' as const);
    insertInvocation(queries, {...target, time, duration: 40 + (index % 7), outcome});
  }
}

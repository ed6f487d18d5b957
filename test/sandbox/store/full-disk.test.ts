import {existsSync, mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {afterEach, beforeEach, expect, onTestFinished, test} from 'vitest';
import {SandboxError} from '../../../src/sandbox/index.ts';
import {refusalOf} from '../../support/answer.ts';
import {failDisk} from '../../support/failing-disk.ts';
import {functionInput, type RunningSandbox, startSandbox} from '../../support/sandbox.ts';

let path: string;
let sandbox: RunningSandbox;
const reserve = () => join(path, 'sandbox.sqlite-reserve');

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'lambdeck-full-'));
  sandbox = await startSandbox({storage: {kind: 'folder', path}});
});

afterEach(async () => {
  await sandbox.close();
  rmSync(path, {recursive: true, force: true});
});

/** As long as the reserve takes its room, SQLite finds none: it says so when it writes, at the end of a transaction. */
function fillDisk(): void {
  const {exec} = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    if (sql === 'COMMIT' && existsSync(reserve())) {
      exec.call(this, 'ROLLBACK');
      throw Object.assign(new Error('database or disk is full'), {code: 'ERR_SQLITE_ERROR', errcode: 13});
    }
    exec.call(this, sql);
  };
  onTestFinished(() => {
    DatabaseSync.prototype.exec = exec;
  });
}

test('a full disk refuses changes, but not deletions', async () => {
  const {client} = sandbox;
  for (const name of ['one', 'two']) {
    await client.createFunction(await functionInput(name, {Tags: {team: 'shop'}}));
    await client.addPermission({FunctionName: name, StatementId: 's', Action: 'lambda:InvokeFunction', Principal: '*'});
  }
  const {FunctionArn: Resource} = await client.getFunctionConfiguration({FunctionName: 'two'});
  fillDisk();
  const refused = await refusalOf(client.updateFunctionConfiguration({FunctionName: 'one', Timeout: 9}));
  expect(refused).toMatchObject({status: 500, message: expect.stringContaining('disk is full')});
  expect((await refusalOf(client.createFunction(await functionInput('three')))).status).toBe(500);
  await client.deleteFunction({FunctionName: 'one'});
  await client.removePermission({FunctionName: 'two', StatementId: 's'});
  await client.untagResource({Resource, TagKeys: ['team']});
  const {Functions = []} = await client.listFunctions();
  expect(Functions.map(({FunctionName, Timeout}) => [FunctionName, Timeout])).toEqual([['two', 3]]);
  expect((await client.listTags({Resource})).Tags).toEqual({});
  // The room is taken again, for the next time.
  expect(statSync(reserve()).size).toBeGreaterThan(1_000_000);
  expect((await refusalOf(client.updateFunctionConfiguration({FunctionName: 'two', Timeout: 9}))).status).toBe(500);
});

test('a sandbox starts on a full disk, to be looked at', async () => {
  await sandbox.client.createFunction(await functionInput('one'));
  await sandbox.close();
  rmSync(reserve());
  failDisk(reserve(), 'a full disk');
  sandbox = await startSandbox({storage: {kind: 'folder', path}});
  expect((await sandbox.client.listFunctions()).Functions).toHaveLength(1);
  expect(existsSync(reserve())).toBe(false);
});

test.each(['', 'code', 'runtimes'])('a folder that cannot be written to says so at once: %j', async part => {
  const folder = join(path, 'other');
  failDisk(join(folder, part), 'a read-only file system');
  const start = startSandbox({storage: {kind: 'folder', path: folder}});
  await expect(start).rejects.toThrow(SandboxError);
  await expect(start).rejects.toThrow(`The sandbox data in ${join(folder, part)} cannot be used: `);
});

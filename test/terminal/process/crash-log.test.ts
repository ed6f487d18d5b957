import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it, onTestFinished} from 'vitest';
import {readErrorName, writeCrashLog} from '../../../src/terminal/process/crash-log.ts';

const write = (error: unknown) => {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-test-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  const now = new Date('2026-11-22T10:11:12.345Z');
  const file = writeCrashLog(error, {stateFolder: join(folder, 'state'), pid: 42, now}) ?? '';
  return {file, text: readFileSync(file, 'utf8')};
};

const catchError = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }

  throw new Error('nothing was thrown');
};

describe('the record of a crash', () => {
  it('has the error, its code and its stack, in a file only its owner may read', () => {
    const {file, text} = write(Object.assign(new Error('could not'), {code: 'ERR_X'}));
    expect(text).toMatch(/^time 2026-11-22T10:11:12\.345Z\nError ERR_X\n {4}at /);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('has the causes of the error too', () => {
    expect(write(new Error('outer', {cause: new RangeError('inner')})).text).toMatch(/\ncaused by RangeError\n {4}at /);
  });

  it('keeps the words of a programming mistake', () => {
    const missing: {name?: {first: string}} = {};
    expect(write(catchError(() => (missing as {name: {first: string}}).name.first)).text).toContain(
      "TypeError: Cannot read properties of undefined (reading 'first')",
    );
  });

  it.for([
    () => JSON.parse('{"password": hunter2}'),
    () => new Headers({Authorization: 'hunter2\u0000'}),
    () => new URL('hunter2'),
    () => {
      throw new Error('The function failed:\n    at hunter2 (payload:1:1)');
    },
    () => {
      throw Object.assign(new Error('x'), {name: 'hunter2 hunter2', code: 'hunter2 !'});
    },
  ])('leaves out texts that may quote values (%#)', work => {
    expect(write(catchError(work)).text).not.toContain('hunter2');
  });

  it('is not made where no file can be written, without failing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lambdeck-test-'));
    onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(writeCrashLog(new Error('x'), {stateFolder: file, pid: 1, now: new Date(0)})).toBeUndefined();
  });

  it('copes with something thrown that is no error', () => {
    expect(write('hunter2').text).toContain('thrown: string');
    expect(readErrorName('hunter2')).toBe('string');
  });
});

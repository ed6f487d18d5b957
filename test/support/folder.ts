import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';

/** A new folder, removed with the test. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-test-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

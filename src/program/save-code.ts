import {mkdir, rm, symlink, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import type {SavedFile} from '../console/services.ts';
import {type Problem, ProblemError} from '../core/problem.ts';
import type {Allowance, Code, CodeEntry} from '../core/source/code.ts';
import {codeOfDisk, formatDiskError} from '../disk/disk-error.ts';
import {maxUnpacked} from './check-zip.ts';

/**
 * Writes all files of code into a new folder, with their modes and links; `~/` stands for the home folder. Nothing is written of code
 * with a file whose path means harm, or that is larger than a function's may be. What was written of what fails is removed.
 */
export async function saveCode(typed: string, code: Code, home: string, allowance: Allowance): Promise<SavedFile> {
  const path = typed.startsWith('~/') ? join(home, typed.slice(2)) : resolve(typed);
  const files = new Map(code.entries.filter(({kind}) => kind !== 'folder').map(entry => [entry.path, entry]));
  const refusal = findRefusal([...files.values()]);
  if (refusal !== undefined)
    return {problem: describeUnsaved(refusal, 'A path that ends in .zip saves the zip as it is.')};
  try {
    await mkdir(path, {mode: 0o700});
  } catch (error) {
    if (codeOfDisk(error) === 'EEXIST') return {problem: describeUnsaved('there is something of that name')};
    const why = codeOfDisk(error) === 'ENOENT' ? 'there is no such folder to put it in' : formatDiskError(error);
    return {problem: describeUnsaved(why)};
  }
  try {
    await writeFiles(path, code, [...files.values()], allowance);
    return {path};
  } catch (error) {
    await rm(path, {recursive: true, force: true}).catch(() => undefined);
    return {problem: error instanceof ProblemError ? error.problem : describeUnsaved(formatDiskError(error))};
  }
}

function findRefusal(files: readonly CodeEntry[]): string | undefined {
  const bad = files.find(({trouble}) => trouble !== undefined);
  if (bad !== undefined) return `${bad.path} is not written: ${bad.trouble}`;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return size > maxUnpacked ? 'it is larger than the 250 MB a function may have' : undefined;
}

/** Links come last, so that nothing is written through one. */
async function writeFiles(
  folder: string,
  code: Code,
  files: readonly CodeEntry[],
  allowance: Allowance,
): Promise<void> {
  const links = files.filter(({kind}) => kind === 'link');
  for (const entry of [...files.filter(({kind}) => kind === 'file'), ...links]) {
    const content = await code.read(entry, {...allowance, largest: maxUnpacked});
    if (content.kind === 'asks') throw new Error(`${entry.path} was not fetched`);
    const at = join(folder, entry.path);
    await mkdir(dirname(at), {recursive: true, mode: 0o700});
    if (entry.kind === 'link') await symlink(Buffer.from(content.value).toString(), at);
    else await writeFile(at, content.value, {flag: 'wx', mode: ((entry.mode ?? 0o644) & 0o777) | 0o600});
  }
}

function describeUnsaved(why: string, tryThis = 'Type another path.'): Problem {
  return {kind: 'unexpected', what: 'The code was not written', why, tryThis};
}

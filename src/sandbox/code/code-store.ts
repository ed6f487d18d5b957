import {createHash, randomUUID} from 'node:crypto';
import {existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {mkdir, readFile, rename, rm, stat, utimes} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {codeOfDisk} from '../../disk/disk-error.ts';
import {makeFolder} from '../../disk/make-folder.ts';
import {replaceFile} from '../../disk/write-file.ts';
import {createProcessFolder, removeTree} from '../process/index.ts';
import {assembleFunction, type FunctionFolders, type UnpackedCode} from './assemble.ts';
import {unpackZip} from './unpack-zip.ts';

/** Deployment packages by content. A `sha256` is base64, as in the service's CodeSha256. */
export interface CodeStore {
  /**
   * Keeps a zip; it is on the disk when this resolves. Sizes in bytes: of the zip (CodeSize) and unpacked. Throws an
   * InvalidCodeError for what the service would refuse: no zip, an empty one, one over 250 MB unpacked, a hostile one.
   */
  put(zip: Uint8Array): Promise<{sha256: string; size: number; unpackedSize: number}>;
  /**
   * The read-only folders of a function with that code and these layers, in their order. They are made once a process; who
   * has no layers and no links to any has a folder with others of the same code. Throws for a sha256 that is not kept.
   */
  foldersOf(sha256: string, layers: readonly string[]): Promise<FunctionFolders>;
  /** The zip as it was uploaded, or undefined when it is not kept. */
  zipOf(sha256: string): Promise<Uint8Array | undefined>;
  remove(sha256: string): Promise<void>;
  /**
   * Deletes every zip that is not named and was last put before `time` (milliseconds since 1970): a younger one may be
   * about to be used, by this process or another.
   */
  keepOnly(inUse: ReadonlySet<string>, time: number): void;
  /** Deletes what is unpacked (and, without a folder, everything). */
  close(): void;
}

/**
 * A code store in `folder` (made when missing), which several processes may share; with undefined, in a temporary
 * folder that `close` deletes. Zips are kept in `folder/zips`; the unpacked copies belong to the process.
 */
export function createCodeStore(folder: string | undefined): CodeStore {
  const root = folder ?? mkdtempSync(join(tmpdir(), 'lambdeck-code-'));
  const zips = join(root, 'zips');
  makeFolder(zips);
  const unpacked = createProcessFolder(root, 'unpacked');
  // Node.js looks upwards for what kind of module a file is: what lies above this folder must not decide on that.
  writeFileSync(join(unpacked.path, 'package.json'), '{}\n', {mode: 0o600});
  const folders = new Map<string, Promise<UnpackedCode>>();
  const assembled = new Map<string, Promise<FunctionFolders>>();
  const zipPath = (sha256: string) => join(zips, `${toHex(sha256)}.zip`);

  const unpackOnce = (sha256: string, load: () => Promise<Uint8Array>): Promise<UnpackedCode> =>
    once(folders, sha256, async () => unpackTo(await load(), join(unpacked.path, toHex(sha256))));
  const unpackedOf = (sha256: string) => unpackOnce(sha256, () => readFile(zipPath(sha256)));
  const assemble = async (sha256: string, layers: readonly string[]) => {
    const path = join(unpacked.path, `function-${randomUUID()}`);
    try {
      return await assembleFunction(await unpackedOf(sha256), await Promise.all(layers.map(unpackedOf)), path);
    } catch (error) {
      removeTree(path);
      throw error;
    }
  };

  return {
    async put(zip) {
      const sha256 = createHash('sha256').update(zip).digest('base64');
      const {size: unpackedSize} = await unpackOnce(sha256, async () => zip);
      if (!(await renew(zipPath(sha256), zip.byteLength))) await replaceFile(zipPath(sha256), zip);
      return {sha256, size: zip.byteLength, unpackedSize};
    },
    foldersOf: (sha256, layers) => once(assembled, [sha256, ...layers].join(' '), () => assemble(sha256, layers)),
    zipOf: sha256 => readFile(zipPath(sha256)).catch(ignoreMissing),
    async remove(sha256) {
      await rm(zipPath(sha256), {force: true});
      const known = await folders.get(sha256)?.catch(() => undefined);
      folders.delete(sha256);
      if (known) removeTree(known.path);
      for (const key of assembled.keys()) if (key.split(' ').includes(sha256)) assembled.delete(key);
    },
    keepOnly(inUse, time) {
      const kept = new Set([...inUse].map(sha256 => `${toHex(sha256)}.zip`));
      for (const name of readdirSync(zips)) if (!kept.has(name)) removeOlder(join(zips, name), time);
    },
    close() {
      if (existsSync(unpacked.path)) unpacked.remove();
      if (folder === undefined) rmSync(root, {recursive: true, force: true});
    },
  };
}

function toHex(sha256: string): string {
  return Buffer.from(sha256, 'base64').toString('hex');
}

/** What was made under that key, or is being made; a failure does not stay: the disk may have room again next time. */
function once<Made>(known: Map<string, Promise<Made>>, key: string, make: () => Promise<Made>): Promise<Made> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const work = make();
  known.set(key, work);
  work.catch(() => known.delete(key));
  return work;
}

async function unpackTo(zip: Uint8Array, path: string): Promise<UnpackedCode> {
  const draft = `${path}.${randomUUID()}`;
  await mkdir(draft);
  try {
    const found = await unpackZip(zip, draft);
    await rename(draft, path);
    return {path, ...found};
  } catch (error) {
    removeTree(draft);
    throw error;
  }
}

/** Makes a kept zip young again, before it is looked at, so that it is not deleted after that; false when it is not whole. */
async function renew(path: string, size: number): Promise<boolean> {
  const now = new Date();
  await utimes(path, now, now).catch(ignoreMissing);
  return (await stat(path).catch(ignoreMissing))?.size === size;
}

/** Looks and deletes in one go: nothing of this process can come between. */
function removeOlder(path: string, time: number): void {
  const status = statSync(path, {throwIfNoEntry: false});
  if (status && status.mtimeMs < time) rmSync(path, {force: true});
}

function ignoreMissing(error: unknown): undefined {
  if (codeOfDisk(error) === 'ENOENT') return undefined;
  throw error;
}

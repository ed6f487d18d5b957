import fs, {constants} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import {resolve} from 'node:path';
import {onTestFinished} from 'vitest';

/** What can go wrong with a disk, each as a name for the tests. */
export const diskFaults = {
  'a full disk': {code: 'ENOSPC', on: ['write']},
  'a full disk that takes half of what it is given first': {code: 'ENOSPC', on: ['write'], takes: 'half'},
  'a disk with no room for another file': {code: 'ENOSPC', on: ['create', 'make']},
  'a disk that takes no more when a file is closed': {code: 'EDQUOT', on: ['flush']},
  'a disk that fails': {code: 'EIO', on: ['write', 'flush']},
  'a read-only file system': {code: 'EROFS', on: ['create', 'make', 'rename', 'remove']},
  'a folder of somebody else': {code: 'EACCES', on: ['create', 'make', 'rename', 'remove', 'open', 'list']},
  'too many open files': {code: 'EMFILE', on: ['create', 'open', 'list']},
} as const satisfies Readonly<Record<string, Fault>>;

export type DiskFault = keyof typeof diskFaults;

/** The fault is that of all that lies at or below the path, until it is ended, which the end of the test does, too. */
export function failDisk(path: string, name: DiskFault): () => void {
  const failing = {path: resolve(path), ...diskFaults[name]};
  active.add(failing);
  const end = () => void active.delete(failing);
  onTestFinished(end);
  return end;
}

interface Fault {
  readonly code: string;
  readonly on: readonly Access[];
  /** How much of a write is taken before it fails: nothing, unless told so. */
  readonly takes?: 'half';
}

/** What is asked of a disk: to make a file, to open one that is there, to make a folder, to look into one and so on. */
type Access = 'create' | 'open' | 'write' | 'flush' | 'make' | 'rename' | 'remove' | 'list';

const active = new Set<Fault & {readonly path: string}>();
/** Where the files are that were opened, by their descriptors. */
const opened = new Map<number, string>();

function find(path: unknown, access: Access): Fault | undefined {
  const at = typeof path === 'string' ? resolve(path) : undefined;
  if (at === undefined) return undefined;
  return [...active].find(fault => `${at}/`.startsWith(`${fault.path}/`) && fault.on.includes(access));
}

function check(path: unknown, access: Access): void {
  const fault = find(path, access);
  if (fault !== undefined) throw toError(fault, path, access);
}

function toError({code}: Fault, path: unknown, access: Access): Error {
  return Object.assign(new Error(`${code}: made to fail, ${access} '${String(path)}'`), {code, path, syscall: access});
}

/** Of a file system that is read-only, Node's making of several folders says only that there is no such folder. */
function checkRecursive([path, options]: unknown[]): void {
  const fault = find(path, 'make');
  const isRecursive = (options as {recursive?: boolean} | undefined)?.recursive === true;
  if (fault?.code === 'EROFS' && isRecursive) throw toError({...fault, code: 'ENOENT'}, path, 'make');
}

/** Whether what is opened with these flags is to be written. */
function toAccess(flags: unknown): Access {
  if (flags === undefined) return 'open';
  if (typeof flags === 'string') return /^[wa]|\+/.test(flags) ? 'create' : 'open';
  return (Number(flags) & (constants.O_WRONLY | constants.O_RDWR)) === 0 ? 'open' : 'create';
}

type Any = (...given: unknown[]) => unknown;
type Module = Record<string, Any>;

/** The functions by what they ask for; all of them take the path first. */
const byPath: Readonly<Record<string, Access>> = {
  mkdir: 'make',
  mkdtemp: 'make',
  rename: 'rename',
  rm: 'remove',
  unlink: 'remove',
  readdir: 'list',
  readFile: 'open',
  writeFile: 'create',
  appendFile: 'create',
};

install();

/** Everything in this process that asks Node for the disk asks here first, packages too. */
function install(): void {
  const sync = fs as unknown as Module;
  const later = fs.promises as unknown as Module;
  for (const [name, access] of Object.entries(byPath)) {
    wrap(sync, `${name}Sync`, (original, given) => {
      if (name === 'mkdir') checkRecursive(given);
      check(given[0], access);
      if (access === 'create') check(given[0], 'write');
      return original(...given);
    });
    wrap(later, name, async (original, given) => {
      if (name === 'mkdir') checkRecursive(given);
      check(given[0], access);
      return original(...given);
    });
  }
  wrap(sync, 'openSync', (original, given) => {
    check(given[0], toAccess(given[1]));
    const file = original(...given) as number;
    opened.set(file, String(given[0]));
    return file;
  });
  wrap(sync, 'closeSync', (original, given) => {
    opened.delete(Number(given[0]));
    return original(...given);
  });
  wrap(sync, 'fsyncSync', (original, given) => {
    check(opened.get(Number(given[0])), 'flush');
    return original(...given);
  });
  wrap(sync, 'writeSync', (original, given) => {
    const [file, bytes, offset = 0] = given as [number, Uint8Array | string, number?];
    const fault = find(opened.get(file), 'write');
    if (fault === undefined) return original(...given);
    const length = Buffer.from(bytes).length - (typeof bytes === 'string' ? 0 : offset);
    // Half of what is left, until too little is left.
    if (fault.takes === undefined || length < 8) throw toError(fault, opened.get(file), 'write');
    return original(file, Buffer.from(bytes), typeof bytes === 'string' ? 0 : offset, length >> 1);
  });
  wrap(later, 'open', async (original, given) => {
    check(given[0], toAccess(given[1]));
    return failHandle((await original(...given)) as fs.promises.FileHandle, String(given[0]));
  });
  syncBuiltinESMExports();
}

function failHandle(handle: fs.promises.FileHandle, path: string): fs.promises.FileHandle {
  const {write, writeFile, sync} = handle;
  return Object.assign(handle, {
    write: async (...given: unknown[]) => {
      check(path, 'write');
      return (write as Any).apply(handle, given);
    },
    writeFile: async (content: string | Uint8Array) => {
      const fault = find(path, 'write');
      if (fault === undefined) return writeFile.call(handle, content);
      const bytes = Buffer.from(content);
      if (fault.takes !== undefined) await writeFile.call(handle, bytes.subarray(0, bytes.length >> 1));
      throw toError(fault, path, 'write');
    },
    sync: async () => {
      check(path, 'flush');
      return sync.call(handle);
    },
  });
}

function wrap(module: Module, name: string, replacement: (original: Any, given: unknown[]) => unknown): void {
  const original = module[name];
  if (original === undefined) throw new Error(`Node has no ${name}`);
  module[name] = Object.assign((...given: unknown[]) => replacement(original.bind(module), given), original);
}

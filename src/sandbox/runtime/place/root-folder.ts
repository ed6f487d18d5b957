import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import type {HandlerPaths} from './place.ts';
import {listSdkPackages} from './sdk-packages.ts';

/** What of this machine is shown at another path of the root folder. */
export interface Mount {
  /** On this machine. */
  readonly from: string;
  /** In the root folder. */
  readonly to: string;
  readonly options: string;
}

/** The folder that handlers see as `/`, as far as it is the same for all of them. */
export interface RootFolder {
  readonly path: string;
  readonly paths: HandlerPaths;
  readonly mounts: readonly Mount[];
  /** Makes the folder at which something of this machine is to be shown. */
  addFolder(path: string): void;
  /** Copies again what may have changed meanwhile: where names are looked up. */
  refresh(): void;
}

/** What of the machine runs handlers. */
export interface RootParts {
  readonly nodePath: string;
  readonly nodeEnvironment?: Readonly<Record<string, string>> | undefined;
  readonly bootstrapFolder: string;
  readonly sdkFolder?: string | undefined;
}

const readOnly = 'ro,nosuid,nodev';
const systemFolders = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'];
const devices = ['null', 'zero', 'full', 'random', 'urandom'];
/** Of /etc only what names, certificates and libraries are found by. */
const settingFiles = [
  'hosts',
  'nsswitch.conf',
  'host.conf',
  'gai.conf',
  'ld.so.cache',
  'services',
  'protocols',
  'mime.types',
];
const settingFolders = ['ssl', 'pki', 'ca-certificates', 'crypto-policies', 'alternatives'];
const asNode = 'LAMBDECK_AS_NODE';

/**
 * Makes the root folder of handlers in `path`, which must not be there: Lambda's folders, the system's programs and libraries, the
 * program that runs Node handlers and what loads them; nothing of anybody's home. It must be mounted read-only.
 */
export function makeRootFolder(path: string, parts: RootParts): RootFolder {
  const makeFolder = (name: string) => mkdirSync(join(path, name), {recursive: true, mode: 0o755});
  for (const name of ['', 'usr', 'etc', 'proc', 'dev', 'tmp', 'opt', 'var/task', 'var/lang/bin', hostFolder])
    makeFolder(name);
  for (const name of devices) writeFileSync(join(path, 'dev', name), '');
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(path, 'dev', name));
  writeFileSync(join(path, 'var/lang/bin/node'), '');
  writeFileSync(join(path, 'etc/passwd'), 'root:x:0:0:root:/:/bin/false\nsbx_user1051:x:993:990::/tmp:/bin/false\n');
  writeFileSync(join(path, 'etc/group'), 'root:x:0:\nsbx_user1051:x:990:\n');
  cpSync(parts.bootstrapFolder, join(path, 'var/runtime'), {recursive: true});
  for (const name of settingFiles) copySetting(path, name);
  // By this name extensions listen in their environment.
  appendFileSync(join(path, 'etc/hosts'), '\n127.0.0.1 sandbox.localdomain sandbox\n');
  const folders = settingFolders.filter(name => existsSync(`/etc/${name}`)).map(name => `etc/${name}`);
  for (const name of folders) makeFolder(name);
  const {sdkFolder} = parts;
  const sdk = sdkFolder && '/var/runtime/node_modules';
  const packages = sdkFolder === undefined ? [] : listSdkPackages(sdkFolder);
  for (const name of packages) makeFolder(`var/runtime/node_modules/${name}`);
  const nodeEnvironment = copyAsNode(path, parts.nodeEnvironment);
  const mounts = [
    ...['usr', ...linkSystemFolders(path), ...folders].map(name => ({from: `/${name}`, to: name, options: readOnly})),
    {from: parts.nodePath, to: 'var/lang/bin/node', options: readOnly},
    ...packages.map(name => ({
      from: `${sdkFolder}/${name}`,
      to: `var/runtime/node_modules/${name}`,
      options: readOnly,
    })),
    ...devices.map(name => ({from: `/dev/${name}`, to: `dev/${name}`, options: 'nosuid,noexec'})),
  ];
  copySetting(path, 'resolv.conf');
  return {
    path,
    paths: {task: '/var/task', opt: '/opt', runtime: '/var/runtime', sdk, node: '/var/lang/bin/node', nodeEnvironment},
    mounts,
    addFolder: makeFolder,
    refresh: () => copySetting(path, 'resolv.conf'),
  };
}

/** Where the machine's own root is until a function's folders have been taken from it. */
export const hostFolder = '.host';

const links = {fd: '/proc/self/fd', stdin: '/proc/self/fd/0', stdout: '/proc/self/fd/1', stderr: '/proc/self/fd/2'};

/** Where programs and libraries lie in /usr the others are links; the names of those that are not. */
function linkSystemFolders(path: string): string[] {
  return systemFolders.filter(name => {
    const status = lstatSync(`/${name}`, {throwIfNoEntry: false});
    if (status?.isSymbolicLink()) symlinkSync(readlinkSync(`/${name}`), join(path, name));
    if (!status?.isDirectory()) return false;
    mkdirSync(join(path, name), {mode: 0o755});
    return true;
  });
}

function copySetting(path: string, name: string): void {
  try {
    const content = readFileSync(`/etc/${name}`);
    const copy = join(path, 'etc', name);
    if (!existsSync(copy) || !content.equals(readFileSync(copy))) writeFileSync(copy, content);
  } catch {
    // Not every machine has it.
  }
}

/** A single executable is Node only by a file that lies where nobody else may look. */
function copyAsNode(path: string, variables: RootParts['nodeEnvironment']): RootParts['nodeEnvironment'] {
  const file = variables?.[asNode];
  if (file === undefined) return variables;
  const copy = '/var/lang/as-node.cjs';
  mkdirSync(dirname(join(path, copy)), {recursive: true});
  writeFileSync(join(path, copy), readFileSync(file));
  return {...variables, [asNode]: copy};
}

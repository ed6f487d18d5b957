import {mkdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {runTool} from './run-tool.ts';

/** Bytes that the package may have at most, packed and unpacked. */
const mostBytes = {packed: 1.5e6, unpacked: 6e6} as const;

/** Packs a staged package into a folder; returns the tarball's path. Throws when it has become too large. */
export function packTarball(staged: string, into: string): string {
  mkdirSync(into, {recursive: true});
  const [{filename, unpackedSize}] = JSON.parse(runTool('npm', ['pack', '--json', '--pack-destination', into], staged));
  const tarball = join(into, filename);
  const {size} = statSync(tarball);
  if (size > mostBytes.packed) throw new Error(`${filename} has ${size} bytes: more than ${mostBytes.packed}`);
  if (unpackedSize > mostBytes.unpacked)
    throw new Error(`${filename} unpacked has ${unpackedSize} bytes: more than ${mostBytes.unpacked}`);
  return tarball;
}

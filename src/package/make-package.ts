/** `npm run package`: lays out what is published in dist/package, and all files of a release in dist/release. */
import {cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {allPlatforms, makeExecutable} from './executables.ts';
import {findAddresses} from './manifest.ts';
import {packTarball} from './pack-tarball.ts';
import {buildChecksums, buildDockerfile, buildFormula} from './release-files.ts';
import {runTool} from './run-tool.ts';
import {stagePackage} from './stage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const release = join(root, 'dist', 'release');
const say = (text: string) => process.stdout.write(`${text}\n`);

rmSync(release, {recursive: true, force: true});
mkdirSync(join(release, 'completions'), {recursive: true});
const staged = join(root, 'dist', 'package');
const {manifest, size} = stagePackage(root, staged, new Date());
const addresses = findAddresses(manifest);
if (addresses === undefined) {
  say('Not known: repository, homepage, bugs and the address of the formula. Set "repository" in package.json.');
}
const tarball = packTarball(staged, release);
say(`dist/package has ${toMegabytes(size)} MB, the tarball ${toMegabytes(statSync(tarball).size)} MB.`);

cpSync(join(staged, 'lambdeck.1'), join(release, 'lambdeck.1'));
cpSync(join(staged, 'completions'), join(release, 'completions'), {recursive: true});
cpSync(join(staged, 'THIRD-PARTY-NOTICES.txt'), join(release, 'THIRD-PARTY-NOTICES.txt'));
const name = tarball.slice(release.length + 1);
const [major = ''] = process.versions.node.split('.');
writeFileSync(join(release, 'Dockerfile'), buildDockerfile(name, major));
writeFileSync(join(release, 'lambdeck.rb'), buildFormula(manifest, tarball, addresses));
const omit = ['--omit', 'dev', '--omit', 'optional', '--package-lock-only'];
writeFileSync(join(release, 'sbom.cdx.json'), runTool('npm', ['sbom', '--sbom-format', 'cyclonedx', ...omit], root));

for (const platform of allPlatforms) {
  const output = join(release, `lambdeck-${manifest.version}-${platform}`);
  makeExecutable(root, platform, {staged, output});
  say(`The executable for ${platform} has ${toMegabytes(statSync(output).size)} MB.`);
}

const files = readdirSync(release, {recursive: true, withFileTypes: true})
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name))
  .toSorted();
writeFileSync(join(release, 'SHA256SUMS'), buildChecksums(files, release));
say(`dist/release has ${files.length + 1} files.`);

function toMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(2);
}

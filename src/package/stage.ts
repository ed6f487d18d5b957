import {chmodSync, cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createProgram} from '../program/command-line.ts';
import {exitCodeMeanings} from '../program/exit-codes.ts';
import {readCommand} from './command-model.ts';
import {buildCompletions} from './completions.ts';
import {buildManPage} from './man-page.ts';
import {buildManifest, type RootManifest} from './manifest.ts';
import {buildNotices} from './notices.ts';

/** What can be said of a staged package. */
export interface StagedPackage {
  readonly manifest: RootManifest;
  /** Bytes of all its files. */
  readonly size: number;
}

/** Lays out the folder that is published, anew, from the built program. */
export function stagePackage(root: string, folder: string, now: Date): StagedPackage {
  const dist = join(root, 'dist');
  const manifest: RootManifest = readJson(join(root, 'package.json'));
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(join(folder, 'completions'), {recursive: true});
  for (const name of globSync('*.cjs', {cwd: dist})) {
    // Maps stay at home.
    const code = readFileSync(join(dist, name), 'utf8').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
    writeFileSync(join(folder, name), code);
  }
  chmodSync(join(folder, 'lambdeck.cjs'), 0o755);
  cpSync(join(dist, 'bootstrap'), join(folder, 'bootstrap'), {recursive: true});
  for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE']) cpSync(join(root, name), join(folder, name));
  cpSync(join(root, 'docs', 'settings.schema.json'), join(folder, 'settings.schema.json'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(buildManifest(manifest), undefined, 2)}\n`);
  const notices = buildNotices(readJson(join(root, 'package-lock.json')), root);
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices);
  const model = readCommand(createProgram(manifest.version, () => {}));
  const facts = {version: manifest.version, date: now.toISOString().slice(0, 10), exitCodes: exitCodeMeanings};
  writeFileSync(join(folder, 'lambdeck.1'), buildManPage(model, facts));
  for (const [name, text] of Object.entries(buildCompletions(model))) {
    writeFileSync(join(folder, 'completions', name), text);
  }
  return {manifest, size: measureFolder(folder)};
}

function measureFolder(folder: string): number {
  const found = globSync('**/*', {cwd: folder}).map(name => statSync(join(folder, name)));
  return found.reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}

function readJson<Value>(file: string): Value {
  return JSON.parse(readFileSync(file, 'utf8'));
}

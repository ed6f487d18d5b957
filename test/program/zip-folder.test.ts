import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {fromBufferPromise} from 'yauzl';
import {buildFolderNotes} from '../../src/program/folder-notes.ts';
import {zipFolder} from '../../src/program/zip-folder.ts';

function createFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lambdeck-zip-'));
  onTestFinished(() => rmSync(folder, {recursive: true}));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Every file in the zip, as `path mode`. */
async function readEntries(bytes: Uint8Array): Promise<readonly string[]> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const entries: string[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(`${entry.fileName} ${((entry.externalFileAttributes >>> 16) & 0o700).toString(8)}`);
  }
  return entries;
}

const project = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'lib/.git': 'gitdir: ../.git/modules/lib\n',
  '.gitignore': 'node_modules\ndist\n.env\n',
  '.env': 'TOKEN=x\n',
  'certs/server.KEY': 'x',
  bootstrap: '#!/bin/sh\n',
  'dist/index.mjs': 'x'.repeat(3000),
  'node_modules/left-pad/index.js': 'x'.repeat(2000),
};

test('a folder becomes a zip of all it has but .git, whatever its .gitignore says, with executable bits', async () => {
  const folder = createFolder(project);
  chmodSync(join(folder, 'bootstrap'), 0o755);
  const told: string[] = [];
  const {bytes} = await zipFolder(folder, (done, all) => told.push(`${done}/${all}`));
  expect(await readEntries(bytes)).toEqual([
    '.env 600',
    '.gitignore 600',
    'bootstrap 700',
    'certs/server.KEY 600',
    'dist/index.mjs 600',
    'node_modules/left-pad/index.js 600',
  ]);
  expect(told).toHaveLength(6);
  expect(told[0]).toMatch(/^0\/\d+$/);
});

test('a .lambdaignore says what is left out', async () => {
  const folder = createFolder({...project, '.lambdaignore': 'certs/\n.env\n*.js\n'});
  const {bytes, leftOut} = await zipFolder(folder, () => undefined);
  expect(await readEntries(bytes)).toEqual(['.gitignore 600', 'bootstrap 600', 'dist/index.mjs 600']);
  expect(leftOut).toEqual(['.env', '.git', '.lambdaignore', 'certs/', 'lib/.git', 'node_modules/left-pad/index.js']);
});

test('what was zipped is told: how many files, the biggest, what was left out, and which may hold secrets', async () => {
  const notes = buildFolderNotes(await zipFolder(createFolder(project), () => undefined));
  expect(notes).toEqual([
    '6 files; the biggest: dist/index.mjs (3 KB), node_modules/left-pad/index.js (2 KB), .gitignore (1 KB)',
    'left out: .git, lib/.git',
    'may hold secrets: .env, certs/server.KEY; a .lambdaignore in the folder leaves out what it names',
  ]);
});

test.each([
  ['.env', true],
  ['config/.env.production', true],
  ['.env.example', false],
  ['environment.js', false],
  ['tls/key.pem', true],
  ['.ssh/config', true],
  ['.aws/credentials', true],
  ['.npmrc', true],
  ['deploy/id_ed25519', true],
  ['monkey.js', false],
  ['index.js', false],
])('%s is said to look like a secret: %s', (path, looks) => {
  const notes = buildFolderNotes({files: [{path, size: 1, mode: 0o100644, mtime: new Date()}], leftOut: []});
  expect(notes.some(note => note.startsWith('may hold secrets'))).toBe(looks);
});

test('links are followed; one that leads back is an error that names it', async () => {
  const folder = createFolder({'store/left-pad/index.js': 'x', 'node_modules/.keep': ''});
  symlinkSync('../store/left-pad', join(folder, 'node_modules', 'left-pad'));
  const {bytes} = await zipFolder(folder, () => undefined);
  expect(await readEntries(bytes)).toContain('node_modules/left-pad/index.js 600');
  symlinkSync('../..', join(folder, 'store', 'left-pad', 'root'));
  await expect(zipFolder(folder, () => undefined)).rejects.toThrow('left-pad/root leads back to a folder around it');
});

test('a file that cannot be read is an error, not a zip without it', async () => {
  const folder = createFolder({'index.mjs': 'x', 'vanishing.mjs': 'x'});
  const vanish = () => rmSync(join(folder, 'vanishing.mjs'), {force: true});
  await expect(zipFolder(folder, vanish)).rejects.toThrow('ENOENT');
});

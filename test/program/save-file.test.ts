import {lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {expect, it, onTestFinished} from 'vitest';
import {saveFile} from '../../src/program/save-file.ts';
import {createFolder} from '../support/folder.ts';

/** What stands at a path that is no ordinary file, and how to tell that it still stands there. */
const odd: readonly (readonly [what: string, why: RegExp, make: (path: string, folder: string) => void])[] = [
  [
    'a link to a file',
    /symbolic link/,
    (path, folder) => {
      writeFileSync(join(folder, 'theirs'), 'theirs');
      symlinkSync(join(folder, 'theirs'), path);
    },
  ],
  ['a link to nothing', /symbolic link/, (path, folder) => symlinkSync(join(folder, 'nothing'), path)],
  ['a link to a device', /symbolic link/, path => symlinkSync('/dev/null', path)],
  ['a socket', /no ordinary file/, listen],
  ['a folder', /folder/, path => mkdirSync(path)],
];

async function listen(path: string): Promise<void> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>(resolve => server.listen(path, resolve));
}

it.each(odd)('never replaces %s, and says why', async (_, why, make) => {
  const folder = createFolder();
  const path = join(folder, 'log');
  await make(path, folder);
  const kind = lstatSync(path).mode;
  const before = readdirSync(folder);
  for (const overwrite of [false, true]) {
    expect(await saveFile(path, 'mine', overwrite, folder)).toEqual({
      problem: expect.objectContaining({what: 'The file was not written', why: expect.stringMatching(why)}),
    });
    expect(lstatSync(path).mode).toBe(kind);
  }
  expect(readdirSync(folder)).toEqual(before);
});

it('does not offer to replace a device', async () => {
  expect(await saveFile('/dev/null', 'mine', false, '/')).toMatchObject({
    problem: {why: expect.stringMatching(/device/)},
  });
});

it('replaces a file whole when told to, whatever an earlier attempt left behind', async () => {
  const folder = createFolder();
  const path = join(folder, 'log');
  expect(await saveFile('~/log', 'one', false, folder)).toEqual({path});
  expect(await saveFile('~/log', 'two', false, folder)).toEqual({exists: path});
  writeFileSync(join(folder, 'theirs'), 'theirs');
  symlinkSync(join(folder, 'theirs'), `${path}.saving`);
  expect(await saveFile('~/log', 'two', true, folder)).toEqual({path});
  expect(readFileSync(path, 'utf8')).toBe('two');
  expect(readFileSync(join(folder, 'theirs'), 'utf8')).toBe('theirs');
  expect(readdirSync(folder)).toEqual(['log', 'log.saving', 'theirs']);
});

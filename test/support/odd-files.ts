import {execFileSync} from 'node:child_process';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';

/** What may stand where a file of one's own is expected: each made at a path, and what is said of it. */
export const oddFiles: readonly (readonly [what: string, make: (path: string) => void, why: RegExp])[] = [
  [
    'a link to a file of somebody else',
    path => {
      writeFileSync(`${path}.theirs`, 'theirs');
      symlinkSync(`${path}.theirs`, path);
    },
    /symbolic link/,
  ],
  ['a link to nothing', path => symlinkSync(`${path}.nothing`, path), /symbolic link/],
  ['a link to a device', path => symlinkSync('/dev/full', path), /symbolic link/],
  ['a link to itself', path => symlinkSync(path, path), /symbolic link/],
  ['a folder', path => mkdirSync(path), /folder/],
  ['a pipe that nobody reads', makePipe, /no ordinary file/],
];

/** A named pipe: opening it waits for somebody at the other end, unless told not to. */
export function makePipe(path: string): void {
  execFileSync('mkfifo', [path]);
}

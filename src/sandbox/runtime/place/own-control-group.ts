import {join, relative} from 'node:path';

/**
 * The folder of the control group (version 2) that this process is in, by the texts of `/proc/self/cgroup` and
 * `/proc/self/mountinfo`; undefined where none is to be seen.
 */
export function findOwnControlGroup(groups: string, mounts: string): string | undefined {
  const path = /^0::(.*)$/m.exec(groups)?.[1];
  if (path === undefined) return undefined;
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const [, , , root = '', point = ''] = before.split(' ').map(readPath);
    if (after.split(' ')[0] !== 'cgroup2') continue;
    const below = relative(root, path);
    if (below !== '..' && !below.startsWith('../')) return join(point, below);
  }
  return undefined;
}

/** Blanks and the like are octal numbers there. */
function readPath(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}

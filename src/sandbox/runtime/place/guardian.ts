import {spawn} from 'node:child_process';

/** Sees to it that process groups end with this process, however that ends. */
export interface Guardian {
  guard(group: number): void;
  /** To be called when the group has ended: its number may be given to others. */
  release(group: number): void;
  close(): void;
}

/**
 * A small shell that outlives this process by a moment: when the pipe to it closes, even by `kill -9`, it kills the
 * groups it was told of. Handlers that never look at their connection, and what they started, end this way too.
 */
export function createGuardian(): Guardian {
  const child = spawn('/bin/sh', ['-c', script], {detached: true, stdio: ['pipe', 'ignore', 'ignore'], env: {}});
  const {stdin} = child;
  // Without a guardian the bootstraps still end when their connection drops.
  child.on('error', () => {});
  stdin.on('error', () => {});
  child.unref();
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return {
    guard: group => stdin.write(`guard ${group}\n`),
    release: group => stdin.write(`release ${group}\n`),
    close: () => stdin.end(),
  };
}

const script = `
groups=' '
while read -r verb group; do
  case $verb in
    guard) groups="$groups$group " ;;
    release) groups="\${groups%% $group *} \${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -s KILL -- "-$group"; done
`;

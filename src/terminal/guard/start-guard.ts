import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import type {Duplex} from 'node:stream';
import {everyModeOff} from '../output/screen-modes.ts';
import {restoreFunctions} from './restore-script.ts';
import type {TerminalGuard, TerminalHolder} from './terminal-guard.ts';

/** Milliseconds that a terminal which is behind is waited for. */
const patience = 1000;

// Settings are put back only where they are still as the console left them: a shell may have the terminal by now.
const script = `
trap '' HUP INT QUIT TERM
exec 4>&1
reset=$1
${restoreFunctions}
found=$(stty -g <&4)
echo >&3
kind=nobody
while read -r line <&3; do
  case $line in
    "file "*) file=\${line#file }; written=$(cksum <"$file"); continue;;
  esac
  set -- $line
  kind=$1 pid=$2 settings=$3
  if [ "$kind" = keys ]; then keys=$(stty -g <&4); fi
done
case $kind in
  editor)
    end_tree "$pid"
    put_right "\${settings:-$found}" "$reset"
    # What was saved there is all that is left of it.
    if [ "$(cksum <"$file")" = "$written" ]; then rm -f "$file"; rmdir "\${file%/*}"; fi 2>/dev/null;;
  keys|screen)
    # At once: the shell is about to write its prompt.
    write_out "$reset" &
    now=$(stty -g <&4)
    if [ -n "$keys" ] && [ "$now" = "$keys" ]; then stty "$found" <&1; fi
    wait;;
esac
`;

/**
 * Starts a guard: a shell that waits for this process to end, in a session of its own, so that nothing that is meant for the
 * terminal's processes reaches it. It shares the output (descriptor 1), which nobody may have used before: Node opens the
 * terminal anew then, and writes there without waiting, as this shell must not.
 */
export const startGuard = (): TerminalGuard => {
  let channel: Duplex | undefined;
  const guard = spawn('/bin/sh', ['-c', script, 'lambdeck-guard', everyModeOff], {
    stdio: ['ignore', 'inherit', 'ignore', 'pipe'],
    detached: true,
  });
  const start = async () => {
    channel = await untilReady(guard);
  };
  return {
    ready: start(),
    tell: holder => channel?.write(toLine(holder)),
    leave: holder => {
      channel?.write(toLine(holder));
      channel = undefined;
    },
    restore: () =>
      spawnSync('/bin/sh', ['-c', 'printf %s "$1"', 'lambdeck', everyModeOff], {
        stdio: ['ignore', 'inherit', 'ignore'],
        timeout: patience,
        killSignal: 'SIGKILL',
      }).status === 0,
  };
};

/** The channel to a guard that has said that it is ready; undefined when it will never say so. */
const untilReady = async (guard: ChildProcess): Promise<Duplex | undefined> => {
  const channel = guard.stdio[3] as Duplex & {unref(): void};
  const isReady = await new Promise<boolean>(resolve => {
    const giveUp = () => resolve(false);
    guard.once('error', giveUp);
    guard.once('exit', giveUp);
    channel.on('error', giveUp);
    channel.once('data', () => resolve(true));
  });
  // The console ends without waiting for it.
  guard.unref();
  channel.unref();
  return isReady ? channel : undefined;
};

const toLine = (holder: TerminalHolder): string =>
  holder.kind === 'editor' ? `file ${holder.file}\neditor ${holder.pid} ${holder.settings}\n` : `${holder.kind}\n`;

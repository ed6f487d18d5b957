import type {ChildProcess} from 'node:child_process';
import type {Duplex} from 'node:stream';
import {everyModeOff} from '../output/screen-modes.ts';
import {restoreFunctions} from './restore-script.ts';

/**
 * Who has the terminal: the console and its screen; the console, reading keys raw; an editor, by the process it is and the settings
 * (`stty -g`) that it found, with the file it edits, alone in a folder; or nobody that has to leave it as it was.
 */
export type TerminalHolder =
  | {readonly kind: 'screen' | 'keys' | 'nobody'}
  | {readonly kind: 'editor'; readonly pid: number; readonly settings: string; readonly file: string};

/** Puts the terminal right should the process end without doing so itself, whatever ends it. */
export interface TerminalGuard {
  /** Resolves once it knows how the terminal was found, or cannot know: then the terminal may be changed. */
  readonly ready: Promise<void>;
  /** Says who has the terminal from now on. */
  tell(holder: TerminalHolder): void;
  /**
   * Switches every mode off and waits for a terminal that is behind to take that, for a second at most: who has it next writes
   * on a screen that stays. Returns whether it was taken.
   */
  restore(): boolean;
}

/** A guard for where there is no terminal to put right. */
export const noGuard: TerminalGuard = {ready: Promise.resolve(), tell: () => {}, restore: () => false};

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
  let writeReset = () => false;
  const start = async () => {
    // Imported here, because commands that draw nothing need no guard.
    const {spawn, spawnSync} = await import('node:child_process');
    writeReset = () =>
      spawnSync('/bin/sh', ['-c', 'printf %s "$1"', 'lambdeck', everyModeOff], {
        stdio: ['ignore', 'inherit', 'ignore'],
        timeout: patience,
        killSignal: 'SIGKILL',
      }).status === 0;
    const guard = spawn('/bin/sh', ['-c', script, 'lambdeck-guard', everyModeOff], {
      stdio: ['ignore', 'inherit', 'ignore', 'pipe'],
      detached: true,
    });
    channel = await untilReady(guard);
  };
  return {
    ready: start(),
    tell: holder => channel?.write(toLine(holder)),
    restore: () => writeReset(),
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

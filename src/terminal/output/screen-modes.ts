/** Follows which modes of the terminal have been switched on by what was written to it. */
export interface ScreenModes {
  follow(written: string): void;
  /** What has to be written to bring the terminal back to where it was; empty when nothing is left to undo. */
  toRestoreSequence(): string;
}

type Mode = 'alternateScreen' | 'cursor' | 'focus' | 'mouse' | 'mouseNumbers' | 'paste' | 'synchronized' | 'wrap';

const modeNumbers: ReadonlyMap<string, Mode> = new Map([
  ['7', 'wrap'],
  ['1002', 'mouse'],
  ['1004', 'focus'],
  ['1006', 'mouseNumbers'],
  ['1049', 'alternateScreen'],
  ['25', 'cursor'],
  ['2004', 'paste'],
  ['2026', 'synchronized'],
]);

const modePattern = /\x1B\[(?:\?(7|1002|1004|1006|1049|25|2004|2026)([hl])|([<>])\d*u)/g;

/** Those that a shell leaves switched on. */
const usuallyOn: ReadonlySet<Mode> = new Set(['cursor', 'wrap']);

/** Creates a follower of the modes above and of the kitty keyboard's. */
export const createScreenModes = (): ScreenModes => {
  // Those that are not as a shell leaves them.
  const changed = new Set<Mode>();
  let keyboardLevels = 0;

  const follow = (written: string): void => {
    if (!written.includes('\u001B[')) return;
    for (const [, number, state, keyboard] of written.matchAll(modePattern)) {
      if (keyboard !== undefined) keyboardLevels = Math.max(0, keyboardLevels + (keyboard === '>' ? 1 : -1));
      const mode = modeNumbers.get(number ?? '');
      if (mode === undefined) continue;
      if ((state === 'h') !== usuallyOn.has(mode)) changed.add(mode);
      else changed.delete(mode);
    }
  };

  const buildRestoreSequence = (): string => {
    const isDone = changed.size === 0 && keyboardLevels === 0;
    if (isDone) return '';
    // The keyboard first: the alternate screen has a stack of its own.
    return [
      changed.has('synchronized') ? '\u001B[?2026l' : '',
      keyboardLevels > 0 ? `\u001B[<${keyboardLevels}u` : '',
      changed.has('paste') ? '\u001B[?2004l' : '',
      changed.has('mouseNumbers') ? '\u001B[?1006l' : '',
      changed.has('mouse') ? '\u001B[?1002l' : '',
      changed.has('focus') ? '\u001B[?1004l' : '',
      changed.has('wrap') ? '\u001B[?7h' : '',
      '\u001B[0m',
      changed.has('alternateScreen') ? '\u001B[?1049l' : '',
      changed.has('cursor') ? '\u001B[?25h' : '',
    ].join('');
  };

  return {follow, toRestoreSequence: buildRestoreSequence};
};

/**
 * Switches off what a program that had the terminal may have left on, this one or an editor: whatever was written last is cut off,
 * then synchronised output, mouse, focus and paste reports, modes of keys, scroll region, character set, colours, and the
 * alternate screen; what stands below where it was entered is cleared, and the cursor is shown.
 */
export const everyModeOff = [
  '\u0018',
  ...[2026, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 2004].map(mode => `\u001B[?${mode}l`),
  ...[
    '\u001B[?1l',
    '\u001B>',
    '\u001B[>4m',
    '\u001B[?6l',
    '\u001B[?7h',
    '\u001B[4l',
    '\u001B[r',
    '\u001B(B',
    '\u001B[0m',
  ],
  ...['\u001B[?1049l', '\u001B[J', '\u001B[?25h'],
].join('');

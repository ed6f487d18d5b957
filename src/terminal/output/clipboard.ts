import type {TerminalEnvironment} from '../environment.ts';
import {loadTmuxBuffer} from './tmux-buffer.ts';

/**
 * What became of a copy: it went to the terminal, which does not tell whether it took it (past a tmux that refused it, and
 * why), or into tmux's buffer, and from there to the terminal when that takes as much, or nowhere. Sizes in bytes of UTF-8.
 */
export type CopyOutcome =
  | {kind: 'terminal'; bytes: number; refusal?: string}
  | {kind: 'tmux'; bytes: number; sentOn: boolean}
  | {kind: 'tooLarge'; bytes: number; limit: number};

/** The largest text many terminals take by OSC 52: their limit of 100,000 bytes for the sequence leaves this much. */
export const clipboardLimit = 74_994;

/**
 * Puts a text on the clipboard of the person's own machine by OSC 52, which works over SSH: through tmux, which takes such a
 * sequence from no program unless told to, by its own command; through screen wrapped for the terminal outside.
 */
export const copyToClipboard = async (
  stdout: {write(text: string): unknown},
  text: string,
  env: TerminalEnvironment,
): Promise<CopyOutcome> => {
  const bytes = Buffer.byteLength(text);
  const isTooLarge = bytes > clipboardLimit;
  const refusal = env['TMUX'] ? await loadTmuxBuffer(text, isTooLarge ? [] : ['-w'], env) : undefined;
  if (env['TMUX'] && refusal === undefined) return {kind: 'tmux', bytes, sentOn: !isTooLarge};
  if (isTooLarge) return {kind: 'tooLarge', bytes, limit: clipboardLimit};
  stdout.write(formatClipboardSequence(text, env));
  return {kind: 'terminal', bytes, ...(refusal !== undefined && {refusal})};
};

const formatClipboardSequence = (text: string, env: TerminalEnvironment): string => {
  const sequence = `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
  // tmux takes one or the other, by its options: its own handling (set-clipboard on) or passing through (allow-passthrough).
  if (env['TMUX']) return `${sequence}\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`;
  if (env['STY']) return wrapForScreen(sequence);
  return sequence;
};

// screen drops a string longer than 256 bytes, so it goes in pieces that the terminal outside puts together.
const screenPiece = 240;

const wrapForScreen = (sequence: string): string =>
  (sequence.match(new RegExp(`[\\s\\S]{1,${screenPiece}}`, 'g')) ?? [])
    .map(piece => `\u001BP${piece}\u001B\\`)
    .join('');

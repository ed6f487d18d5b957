/** A key by its name, with the text it typed. */
export interface PlainKey {
  readonly name: string;
  readonly input: string;
}

/**
 * The key that a terminal's bytes stand for, where that is plain: a character, Enter, Backspace, an arrow and the like, Ctrl with a
 * key that moves. Undefined for every other one. It is named as `readKeyName` names it, for what reads keys before Ink does.
 */
export function readPlainKey(sequence: string): PlainKey | undefined {
  const name = named.get(sequence);
  if (name !== undefined) return {name, input: inputs.get(sequence) ?? ''};
  return /^[!-~]$/.test(sequence) ? {name: sequence, input: sequence} : undefined;
}

const named: ReadonlyMap<string, string> = new Map([
  ['\r', 'enter'],
  ['\u007F', 'backspace'],
  ['\t', 'tab'],
  [' ', 'space'],
  ['\u001B[A', 'up'],
  ['\u001B[B', 'down'],
  ['\u001B[5~', 'pageup'],
  ['\u001B[6~', 'pagedown'],
  ['\u001B[H', 'home'],
  ['\u001B[F', 'end'],
  ['\u0002', 'ctrl+b'],
  ['\u0003', 'ctrl+c'],
  ['\u0004', 'ctrl+d'],
  ['\u0006', 'ctrl+f'],
  ['\u0015', 'ctrl+u'],
]);

/** What of them types something; with Ctrl it is the letter. */
const inputs: ReadonlyMap<string, string> = new Map([
  ['\r', '\r'],
  [' ', ' '],
  ['\u0002', 'b'],
  ['\u0003', 'c'],
  ['\u0004', 'd'],
  ['\u0006', 'f'],
  ['\u0015', 'u'],
]);

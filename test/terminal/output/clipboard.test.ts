import {PassThrough} from 'node:stream';
import {describe, expect, it} from 'vitest';
import {clipboardLimit, copyToClipboard} from '../../../src/terminal/output/clipboard.ts';

const copy = (text: string, env: Record<string, string> = {}) => {
  const stdout = new PassThrough({highWaterMark: 1 << 20});
  const outcome = copyToClipboard(stdout, text, env);
  return {outcome, written: String(stdout.read() ?? '')};
};

const osc52 = (text: string) => `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;

describe('copying to the clipboard', () => {
  it('sends the text as OSC 52', () => {
    expect(copy('größe\n')).toEqual({outcome: {kind: 'sent', bytes: 8}, written: osc52('größe\n')});
  });

  it('sends it to tmux and through tmux, with the escapes of the inner sequence doubled', () => {
    const {written} = copy('arn', {TMUX: '/tmp/tmux-0/default,1,0'});
    expect(written).toBe(`${osc52('arn')}\u001BPtmux;\u001B${osc52('arn')}\u001B\\`);
  });

  it('sends it through screen in pieces short enough for it', () => {
    const {written} = copy('x'.repeat(2000), {STY: '1.pts'});
    const pieces = written.split('\u001B\\').slice(0, -1);
    expect(pieces.every(piece => piece.startsWith('\u001BP') && piece.length < 256)).toBe(true);
    expect(pieces.map(piece => piece.slice(2)).join('')).toBe(osc52('x'.repeat(2000)));
  });

  it('refuses what terminals would drop, and says how much is possible', () => {
    const bytes = clipboardLimit + 1;
    expect(copy('x'.repeat(bytes))).toEqual({outcome: {kind: 'tooLarge', bytes, limit: clipboardLimit}, written: ''});
    expect(copy('x'.repeat(clipboardLimit)).written.length).toBeLessThanOrEqual(100_000);
  });
});

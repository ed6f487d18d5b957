import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {describe, expect, it} from 'vitest';
import {clipboardLimit, copyToClipboard} from '../../../src/terminal/output/clipboard.ts';
import {createFolder} from '../../support/folder.ts';

const copy = async (text: string, env: Record<string, string> = {}) => {
  const stdout = new PassThrough({highWaterMark: 1 << 20});
  const outcome = await copyToClipboard(stdout, text, env);
  return {outcome, written: String(stdout.read() ?? '')};
};

const osc52 = (text: string) => `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;

describe('copying to the clipboard', () => {
  it('sends the text as OSC 52, and claims no more than that it was sent', async () => {
    expect(await copy('größe\n')).toEqual({outcome: {kind: 'terminal', bytes: 8}, written: osc52('größe\n')});
  });

  it('sends it through screen in pieces short enough for it', async () => {
    const {written} = await copy('x'.repeat(2000), {STY: '1.pts'});
    const pieces = written.split('\u001B\\').slice(0, -1);
    expect(pieces.every(piece => piece.startsWith('\u001BP') && piece.length < 256)).toBe(true);
    expect(pieces.map(piece => piece.slice(2)).join('')).toBe(osc52('x'.repeat(2000)));
  });

  it('refuses what terminals would drop, and says how much is possible', async () => {
    const bytes = clipboardLimit + 1;
    const tooLarge = {kind: 'tooLarge', bytes, limit: clipboardLimit};
    expect(await copy('x'.repeat(bytes))).toEqual({outcome: tooLarge, written: ''});
    expect((await copy('x'.repeat(clipboardLimit))).written.length).toBeLessThanOrEqual(100_000);
  });
});

describe('copying to the clipboard in tmux', () => {
  /** A program of that name on the PATH, a shell script, and what it got. */
  const createTmux = (script: string) => {
    const folder = createFolder();
    const given = 'echo "$@" > "$FOLDER/options"; cat > "$FOLDER/buffer"';
    writeFileSync(join(folder, 'tmux'), `#!/bin/sh\n${script.replace('GIVEN', given)}\n`, {mode: 0o755});
    return {
      env: {TMUX: '/tmp/tmux-0/default,1,0', FOLDER: folder, PATH: `${folder}:${process.env['PATH']}`},
      read: (file: 'options' | 'buffer') => readFileSync(join(folder, file), 'utf8'),
    };
  };

  it('has tmux take it and send it on, with nothing of the text among its arguments', async () => {
    const {env, read} = createTmux('GIVEN');
    const text = 'größe "secret"\n-x\n\u001B]52;c;?\u0007'.repeat(1000);
    const bytes = Buffer.byteLength(text);
    expect(await copy(text, env)).toEqual({outcome: {kind: 'tmux', bytes, sentOn: true}, written: ''});
    expect(read('buffer')).toBe(text);
    expect(read('options')).toBe('load-buffer -w -\n');
  });

  it('leaves what terminals would drop with tmux', async () => {
    const {env, read} = createTmux('GIVEN');
    const bytes = clipboardLimit + 1;
    expect((await copy('x'.repeat(bytes), env)).outcome).toEqual({kind: 'tmux', bytes, sentOn: false});
    expect(read('buffer')).toHaveLength(bytes);
    expect(read('options')).toBe('load-buffer -\n');
  });

  const past = `${osc52('arn')}\u001BPtmux;\u001B${osc52('arn')}\u001B\\`;

  it.each([
    ['refuses it', 'echo "usage: load-buffer [-b buffer-name] path" >&2; exit 1', /^usage: load-buffer/],
    ['ends without a word', 'exit 3', /^it ended with code 3$/],
    ['does not answer', 'exec sleep 1000', /^it did not answer/],
  ])('goes past a tmux that %s, and says why', async (_, script, why) => {
    const {env} = createTmux(script);
    const {outcome, written} = await copy('arn', env);
    expect(outcome).toEqual({kind: 'terminal', bytes: 3, refusal: expect.stringMatching(why)});
    expect(written).toBe(past);
  });

  it('goes past a tmux that is not there', async () => {
    const {outcome, written} = await copy('arn', {TMUX: '/tmp/tmux-0/default,1,0', PATH: '/nowhere'});
    expect(outcome).toEqual({kind: 'terminal', bytes: 3, refusal: 'it is not on the PATH'});
    expect(written).toBe(past);
  });
});

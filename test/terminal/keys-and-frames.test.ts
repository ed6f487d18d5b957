import {describe, expect, it, onTestFinished} from 'vitest';
import {readKey} from '../../src/core/keys/read-key.ts';
import {createKeys} from '../../src/terminal/input/keys.ts';
import {createFrameStdout} from '../../src/terminal/output/frame-stdout.ts';
import {toCellFrame} from '../../src/terminal/screen/frame.ts';
import {createFakeTerminal} from '../support/terminal/fake-terminal.ts';

/** Draws its size, and the names of all keys that came. */
const open = async () => {
  const fake = createFakeTerminal({columns: 100, rows: 12});
  const stdout = createFrameStdout(fake.stdout);
  const keys = createKeys(fake.stdin, {escapeTimeout: 30});
  const events: string[] = [];
  const draw = () => {
    const {columns: width = 0, rows: height = 0} = stdout;
    const rows = [`size ${width}x${height}`, events.join(' ')];
    stdout.draw(toCellFrame([{x: 0, y: 0, rows}], {width, height}));
  };
  keys.onKey(sequence => {
    const key = readKey(sequence);
    if (key === undefined) return;
    events.push('paste' in key ? `paste ${JSON.stringify(key.paste)}` : key.name);
    draw();
  });
  stdout.on('resize', draw);
  keys.start();
  stdout.enter();
  draw();
  const close = () => {
    stdout.leave();
    keys.stop();
  };
  onTestFinished(close);
  await fake.waitFor('size 100x12');
  return {...fake, close};
};

describe('the keys and the frames of a terminal', () => {
  it('see every key of one packet by itself', async () => {
    const {press, waitFor} = await open();
    press('jjjy\r\u001B[A\u001B[B\u007F\u0003\u001Bb👍é\t');
    await waitFor('j j j y enter up down backspace ctrl+c alt+b 👍 é tab');
  });

  it('see Escape followed at once by an arrow as two keys, and Escape alone without joining the next letter', async () => {
    const {press, waitFor} = await open();
    press('\u001B\u001B[B');
    await waitFor('esc down');
    press('\u001B');
    await waitFor('esc down esc');
    press('j');
    await waitFor('esc down esc j');
  });

  it('get a paste whole, with the sequences and line breaks in it', async () => {
    const {press, waitFor, terminal} = await open();
    await waitFor(() => terminal.isPasteBracketed());
    press('a\u001B[200~{"x":');
    press('1}\r\u001B[31mred\u001B[2');
    press('01~b');
    await waitFor('a paste "{\\"x\\":1}\\r\\u001b[31mred" b');
  });

  it('type nothing of what the terminal reports', async () => {
    const {press, waitFor} = await open();
    press('a\u001B]11;rgb:0000/0000/0000\u0007\u001B[?62;22c\u001B[3;9R\u001B[Ib');
    await waitFor('a b');
  });

  it('follow the size of the terminal', async () => {
    const {resize, waitFor, terminal, isRaw} = await open();
    expect(terminal.isAlternate()).toBe(true);
    resize(60, 10);
    await waitFor('size 60x10');
    expect(isRaw()).toBe(true);
  });

  it('leave the alternate screen, raw mode and bracketed paste when they are closed', async () => {
    const {close, waitFor, terminal, isRaw} = await open();
    close();
    await waitFor(() => !terminal.isAlternate());
    expect([isRaw(), terminal.isPasteBracketed()]).toEqual([false, false]);
  });
});

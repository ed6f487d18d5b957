import {EventEmitter, once} from 'node:events';
import {describe, expect, it} from 'vitest';
import {createFrameStdout, type TerminalTarget} from '../../../src/terminal/output/frame-stdout.ts';

const createTarget = () => {
  const writes: string[] = [];
  const target = Object.assign(new EventEmitter(), {
    isTTY: true,
    columns: 80,
    rows: 24,
    write: (text: string, done?: () => void) => {
      writes.push(text);
      if (done !== undefined) queueMicrotask(done);
      return true;
    },
  });
  return {target, writes, stdout: createFrameStdout(target as unknown as TerminalTarget)};
};

/** A terminal that takes nothing before it is told to, and what it was told of waiting. */
const createSlowTarget = () => {
  const writes: string[] = [];
  const waiting: boolean[] = [];
  const untaken: (() => void)[] = [];
  const target = Object.assign(new EventEmitter(), {
    isTTY: true,
    writableLength: 0,
    _handle: {setBlocking: (isBlocking: boolean) => waiting.push(isBlocking)},
    write: (text: string, done: () => void) => {
      writes.push(text);
      target.writableLength += text.length;
      untaken.push(done);
      return true;
    },
  });
  const take = () => {
    target.writableLength = 0;
    for (const done of untaken.splice(0)) done();
  };
  const stdout = createFrameStdout(target as unknown as TerminalTarget);
  const draw = (text: string) => {
    for (const piece of ['\u001B[?2026h', text, '\u001B[?2026l']) stdout.write(piece);
  };
  return {stdout, writes, waiting, take, draw};
};

describe('frame stdout', () => {
  it('joins the three writes of a frame into one', () => {
    const {stdout, writes} = createTarget();
    stdout.write('\u001B[?2026h');
    stdout.write('hello');
    stdout.write('\u001B[?2026l');
    stdout.write('bell');
    expect(writes).toEqual(['\u001B[?2026hhello\u001B[?2026l', 'bell']);
    expect(stdout.bytesWritten).toBe(Buffer.byteLength(writes.join('')));
  });

  it('writes nothing for a frame without content', () => {
    const {stdout, writes} = createTarget();
    stdout.write('\u001B[?2026h');
    stdout.write('\u001B[?2026l');
    expect(writes).toEqual([]);
  });

  it('lets a frame out whose end never comes', async () => {
    const {stdout, writes} = createTarget();
    stdout.write('\u001B[?2026h');
    stdout.write('half');
    await Promise.resolve();
    expect(writes).toEqual(['\u001B[?2026hhalf\u001B[?2026l']);
  });

  it('calls back when the terminal has taken the write', async () => {
    const {stdout} = createTarget();
    await new Promise<void>(resolve => stdout.write('', () => resolve()));
    stdout.write('\u001B[?2026h');
    await new Promise<void>(resolve => stdout.write('frame', () => resolve()));
  });

  it('draws the alternate screen from its top left', () => {
    const {stdout, writes} = createTarget();
    stdout.write('\u001B[?1049h');
    expect(writes).toEqual(['\u001B[?1049h\u001B[H']);
  });

  it('has the size of the terminal and tells when it changes', async () => {
    const {stdout, target} = createTarget();
    const resized = once(stdout, 'resize');
    Object.assign(target, {columns: 120, rows: 40});
    target.emit('resize');
    await resized;
    expect([stdout.columns, stdout.rows, stdout.isTTY]).toEqual([120, 40, true]);
  });

  it('undoes exactly the modes that were switched on, and drops what comes later', () => {
    const {stdout, writes} = createTarget();
    stdout.write('\u001B[?1049h');
    stdout.write('\u001B[?25l\u001B[?2004h\u001B[>1u');
    writes.length = 0;
    stdout.restore();
    stdout.write('late frame');
    stdout.restore();
    expect(writes).toEqual(['\u001B[<1u\u001B[?2004l\u001B[0m\u001B[?1049l\u001B[?25h']);
  });

  it('writes nothing to restore when everything was switched off before', () => {
    const {stdout, writes} = createTarget();
    stdout.write('\u001B[?1049h\u001B[?25l');
    stdout.write('\u001B[?1049l\u001B[?25h');
    writes.length = 0;
    stdout.restore();
    expect(writes).toEqual([]);
  });

  it('is quiet once the terminal is gone', () => {
    const {stdout, target, writes} = createTarget();
    target.emit('error', Object.assign(new Error('write EIO'), {code: 'EIO'}));
    stdout.write('frame');
    stdout.restore();
    expect(stdout.isGone).toBe(true);
    expect(writes).toEqual([]);
  });

  it('drops frames while the terminal is more than a screen behind, and asks for a whole one once it has caught up', () => {
    const {stdout, writes, take, draw} = createSlowTarget();
    let redraws = 0;
    const stop = stdout.onCaughtUp(() => {
      redraws += 1;
    });
    draw('a'.repeat(50_000));
    expect(stdout.isBehind).toBe(true);
    for (let frame = 0; frame < 100; frame++) draw('b');
    stdout.write('no frame');
    expect(writes.length).toBe(2);
    take();
    expect([stdout.isBehind, redraws]).toEqual([false, 1]);
    draw('c');
    expect(writes.at(-1)).toContain('c');
    take();
    stop();
    expect(redraws).toBe(1);
  });

  it('has no write wait for the terminal, also after another program had it, until it is given back', () => {
    const {stdout, waiting, take} = createSlowTarget();
    for (const text of ['\u001B[?1049h', '\u001B[?1049l']) stdout.write(text);
    take();
    expect(waiting).toEqual([false, false]);
    stdout.restore();
    expect(waiting).toEqual([false, false, true]);
  });

  it('has no write wait for a terminal that has not taken all when it is given back', () => {
    const {stdout, waiting} = createSlowTarget();
    stdout.write('\u001B[?1049h');
    stdout.restore();
    expect([stdout.isBehind, waiting.at(-1)]).toEqual([true, false]);
  });
});

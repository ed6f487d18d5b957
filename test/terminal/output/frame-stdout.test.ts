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
});

import {EventEmitter} from 'node:events';
import {describe, expect, it} from 'vitest';
import {createFrameStdout, type TerminalTarget} from '../../../src/terminal/output/frame-stdout.ts';
import type {LinkGate} from '../../../src/terminal/output/link-gate.ts';
import {toCellFrame} from '../../../src/terminal/screen/frame.ts';

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
  const draw = (text: string) => stdout.draw(toFrame(text));
  return {stdout, writes, waiting, take, draw};
};

/** A frame that shows a text in its only row. */
const toFrame = (text: string, width = text.length) => toCellFrame([{x: 0, y: 0, rows: [text]}], {width, height: 1});

const entered = '\u001B[?1049h\u001B[?7l\u001B[?1004h\u001B[?2004h\u001B[?25l';
const left = '\u001B[?25h\u001B[?2004l\u001B[?1004l\u001B[?7h\u001B[?1049l';
const [beginUpdate, endUpdate] = ['\u001B[?2026h', '\u001B[?2026l'];

describe('frame stdout', () => {
  it('draws a frame in one write', () => {
    const {stdout, writes} = createTarget();
    stdout.draw(toFrame('hello'));
    stdout.write('bell');
    expect(writes).toEqual([expect.stringMatching(/hello/), 'bell']);
    expect(writes[0]?.startsWith(beginUpdate)).toBe(true);
    expect(writes[0]?.endsWith(endUpdate)).toBe(true);
    expect(stdout.bytesWritten).toBe(Buffer.byteLength(writes.join('')));
  });

  it('writes of the next frame what is different, and nothing for one that is the same', () => {
    const {stdout, writes} = createTarget();
    for (const text of ['hello world', 'hello there', 'hello there']) stdout.draw(toFrame(text));
    expect(writes.slice(1)).toEqual([`${beginUpdate}\u001B[1;7Hthere${endUpdate}`]);
  });

  it('writes all of the frame again when asked to, and when the size has changed', () => {
    const {stdout, target, writes} = createTarget();
    stdout.draw(toFrame('hello'));
    stdout.redraw();
    target.emit('resize');
    stdout.draw(toFrame('hello'));
    expect([writes.length, new Set(writes).size]).toEqual([3, 1]);
  });

  it('leaves out a frame that is larger than the terminal has become', () => {
    const {stdout, target, writes} = createTarget();
    Object.assign(target, {columns: 4});
    stdout.draw(toFrame('hello'));
    expect(writes).toEqual([]);
  });

  it('has lines not wrap, focus and pastes reported and no cursor while it is on the alternate screen', () => {
    const {stdout, writes} = createTarget();
    for (const change of [stdout.enter, stdout.enter, stdout.leave, stdout.leave]) change.call(stdout);
    expect(writes).toEqual([entered, left]);
  });

  it('has the mouse reported while it is on the alternate screen, once it is to be taken', () => {
    const {stdout, writes} = createTarget();
    stdout.enter();
    stdout.takeMouse();
    stdout.leave();
    stdout.enter();
    stdout.restore();
    const restored = writes.at(-1);
    const [on, off] = ['\u001B[?1002h\u001B[?1006h', '\u001B[?1006l\u001B[?1002l'];
    expect(writes.slice(1, -1)).toEqual([on, off + left, entered + on]);
    expect(restored).toContain('\u001B[?1006l\u001B[?1002l');
  });

  it('has the size of the terminal and tells when it changes', async () => {
    const {stdout, target} = createTarget();
    const resized = new Promise<void>(resolve => stdout.on('resize', resolve));
    Object.assign(target, {columns: 120, rows: 40});
    target.emit('resize');
    await resized;
    expect([stdout.columns, stdout.rows, stdout.isTTY]).toEqual([120, 40, true]);
  });

  it('undoes exactly the modes that were switched on, and drops what comes later', () => {
    const {stdout, writes} = createTarget();
    stdout.enter();
    stdout.write('\u001B[>1u');
    writes.length = 0;
    stdout.restore();
    stdout.write('late frame');
    stdout.restore();
    expect(writes).toEqual(['\u001B[<1u\u001B[?2004l\u001B[?1004l\u001B[?7h\u001B[0m\u001B[?1049l\u001B[?25h']);
  });

  it('writes nothing to restore when everything was switched off before', () => {
    const {stdout, writes} = createTarget();
    stdout.enter();
    stdout.leave();
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

  it('skips frames while the terminal is more than a screen behind, and draws the last one once it has caught up', () => {
    const {stdout, writes, take, draw} = createSlowTarget();
    draw('a'.repeat(50_000));
    expect(stdout.isBehind).toBe(true);
    for (let frame = 0; frame < 100; frame++) draw(`${frame}`);
    stdout.write('no frame');
    expect(writes.length).toBe(2);
    take();
    expect(writes.length).toBe(3);
    expect(writes.at(-1)).toContain('99');
    take();
    expect(writes.length).toBe(3);
  });

  it('skips frames while the link has no room, and draws the last one when there is', () => {
    const {target, writes} = createTarget();
    const followed: number[] = [];
    let open = () => {};
    const link = {
      isOpen: true,
      follow: (bytes: number) => {
        followed.push(bytes);
        return '?';
      },
      onOpen: (draw: () => void) => {
        open = draw;
        return () => {};
      },
    };
    const stdout = createFrameStdout(target as unknown as TerminalTarget, link as unknown as LinkGate);
    stdout.draw(toFrame('first'));
    link.isOpen = false;
    for (const text of ['second', 'third', 'LAST']) stdout.draw(toFrame(text));
    stdout.write('no frame');
    stdout.write('long'.repeat(1000));
    expect(writes.map(written => written.slice(-1))).toEqual(['?', 'e', '?']);
    link.isOpen = true;
    open();
    open();
    expect(writes.slice(3)).toEqual([expect.stringMatching(/LAST.*\?$/s)]);
    expect(followed).toEqual([0, 2, 3].map(index => Buffer.byteLength(writes[index] ?? '') - 1));
  });

  it('has no write wait for the terminal, also after another program had it, until it is given back', () => {
    const {stdout, waiting, take} = createSlowTarget();
    stdout.enter();
    stdout.leave();
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

import {PassThrough} from 'node:stream';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createPacedStdin} from '../../../src/terminal/input/paced-stdin.ts';

const createSource = () => {
  const calls: string[] = [];
  const source = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => calls.push(`raw ${isRaw}`),
    ref: () => calls.push('ref'),
    unref: () => calls.push('unref'),
  });
  return {source, calls};
};

/** Reads the way Ink does: everything there is on each `readable`. One array per event. */
const startReading = (stdin: NodeJS.ReadStream) => {
  const batches: string[][] = [];
  stdin.setEncoding('utf8');
  stdin.setRawMode(true);
  stdin.on('readable', () => {
    const batch: string[] = [];
    for (let key = stdin.read(); key !== null; key = stdin.read()) batch.push(String(key));
    if (batch.length > 0) batches.push(batch);
  });
  return {batches, keys: () => batches.flat()};
};

const turn = () => new Promise(resolve => setImmediate(resolve));
const settle = async () => {
  for (let count = 0; count < 40; count++) await turn();
};

beforeEach(() => {
  vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'performance']});
});

afterEach(() => {
  vi.useRealTimers();
});

describe('paced stdin', () => {
  it('takes for Enter what the terminal made of it before keys were read raw, and nothing else', async () => {
    const {source} = createSource();
    const stdin = createPacedStdin(source, {escapeTimeout: 30});
    const {keys} = startReading(stdin);
    source.write('a\nb\n');
    await settle();
    stdin.setRawMode(true);
    source.write('\n');
    await settle();
    expect(keys()).toEqual(['a', '\r', 'b', '\r', '\n']);
  });

  it('gives one key per turn of the event loop', async () => {
    const {source} = createSource();
    const {batches} = startReading(createPacedStdin(source, {escapeTimeout: 30}));
    source.write('y\r\u001B[Bj');
    await settle();
    expect(batches).toEqual([['y'], ['\r'], ['\u001B[B'], ['j']]);
  });

  it('lets work that a key has queued finish before the next key', async () => {
    const {source} = createSource();
    const stdin = createPacedStdin(source, {escapeTimeout: 30});
    const order: string[] = [];
    stdin.setRawMode(true);
    stdin.on('readable', () => {
      const key = stdin.read();
      if (key === null) return;
      order.push(`key ${key}`);
      queueMicrotask(() => order.push(`microtask ${key}`));
      process.nextTick(() => order.push(`tick ${key}`));
    });
    source.write('ab');
    await settle();
    expect(order.indexOf('key b')).toBeGreaterThan(order.indexOf('microtask a'));
    expect(order.indexOf('key b')).toBeGreaterThan(order.indexOf('tick a'));
  });

  it('joins characters cut inside their bytes', async () => {
    const {source} = createSource();
    const {keys} = startReading(createPacedStdin(source, {escapeTimeout: 30}));
    for (const byte of Buffer.from('é漢👍')) {
      source.write(Buffer.from([byte]));
      await turn();
    }

    await settle();
    expect(keys()).toEqual(['é', '漢', '👍']);
  });

  it('takes ESC and the rest of an arrow key within the escape timeout for one key', async () => {
    const {source} = createSource();
    const {keys} = startReading(createPacedStdin(source, {escapeTimeout: 200}));
    source.write('\u001B');
    await settle();
    vi.advanceTimersByTime(199);
    await settle();
    source.write('[B');
    await settle();
    expect(keys()).toEqual(['\u001B[B']);
  });

  it('takes ESC for the Escape key once the escape timeout is over', async () => {
    const {source} = createSource();
    const {keys} = startReading(createPacedStdin(source, {escapeTimeout: 30}));
    source.write('\u001B');
    await settle();
    expect(keys()).toEqual([]);
    vi.advanceTimersByTime(30);
    await settle();
    expect(keys()).toEqual(['\u001B[27u']);
  });

  it('waits for the rest of what may be an answer of the terminal as long as one is to come', async () => {
    const {source} = createSource();
    const taken: string[] = [];
    let isAwaiting = true;
    const onReply = (reply: string) => void taken.push(reply);
    const stdin = createPacedStdin(source, {escapeTimeout: 30, onReply, awaitsReply: () => isAwaiting});
    const {keys} = startReading(stdin);
    const pass = async () => {
      for (let count = 0; count < 50; count++) {
        await settle();
        vi.advanceTimersByTime(30);
      }
      await settle();
    };
    for (const piece of ['\u001B', '[', '0', 'n']) {
      source.write(piece);
      await pass();
    }
    expect([keys(), taken]).toEqual([[], ['[0n']]);
    // An answer tells that ESC was a key, and so does that none is to come.
    source.write('\u001B');
    await settle();
    source.write('\u001B[0n');
    await settle();
    expect(keys()).toEqual(['\u001B[27u']);
    source.write('\u001B');
    await pass();
    isAwaiting = false;
    await pass();
    expect(keys()).toEqual(['\u001B[27u', '\u001B[27u']);
  });

  it('takes Escape and a letter soon after for two keys on a slow link, and for Alt when they come together', async () => {
    const {source} = createSource();
    const {keys} = startReading(createPacedStdin(source, {escapeTimeout: 250}));
    source.write('\u001Bj');
    await settle();
    source.write('\u001B');
    await settle();
    vi.advanceTimersByTime(100);
    source.write('j');
    await settle();
    expect(keys()).toEqual(['\u001Bj', '\u001B[27u', 'j']);
  });

  it('keeps a paste whole over many pieces, and one whose end does not come; tells of that until it ends', async () => {
    const {source} = createSource();
    const told: boolean[] = [];
    const onStall = (isStalled: boolean) => void told.push(isStalled);
    const {keys} = startReading(createPacedStdin(source, {escapeTimeout: 30, pasteTimeout: 3000, onStall}));
    for (const piece of ['\u001B[200', '~{"a":\r', '"\u001B[31m"}\u001B[2', '01~', 'j\u001B[200~lost']) {
      source.write(piece);
      await settle();
      vi.advanceTimersByTime(20);
    }

    expect(keys()).toEqual(['\u001B[200~{"a":\r"\u001B[31m"}\u001B[201~', 'j']);
    for (const piece of ['i', '\u0013', '\u0003', '\u001B', '\r']) {
      vi.advanceTimersByTime(60_000);
      await settle();
      source.write(piece);
      await settle();
    }
    expect([keys().length, told]).toEqual([2, [true]]);
    // The end mark of what is pasted then is the way out.
    source.write('\u001B[200~x\u001B[201~q');
    await settle();
    expect(keys().slice(2)).toEqual(['\u001B[200~lost' + 'i\u0013\u0003\u001B\r\u001B[200~x\u001B[201~', 'q']);
    expect(told).toEqual([true, false]);
  });

  it('reads nothing while raw mode is off, and goes on after it', async () => {
    const {source, calls} = createSource();
    const stdin = createPacedStdin(source, {escapeTimeout: 30});
    const {keys} = startReading(stdin);
    await settle();
    stdin.setRawMode(false);
    stdin.unref();
    source.write('x');
    await settle();
    expect(keys()).toEqual([]);
    expect(source.isPaused()).toBe(true);
    stdin.ref();
    stdin.setRawMode(true);
    await settle();
    expect(keys()).toEqual(['x']);
    expect(calls).toEqual(['raw true', 'raw false', 'unref', 'ref', 'raw true']);
  });

  it('tells when all keys were taken, one that may still become another included', async () => {
    const {source} = createSource();
    const stdin = createPacedStdin(source, {escapeTimeout: 30});
    const {keys} = startReading(stdin);
    source.write('jk\u001B[B');
    await stdin.taken();
    expect(keys()).toEqual(['j', 'k', '\u001B[B']);
    source.write('l\u001B');
    const taken = stdin.taken();
    await settle();
    expect(keys().at(-1)).toBe('l');
    vi.advanceTimersByTime(30);
    await taken;
    expect(keys().at(-1)).toBe('\u001B[27u');
  });

  it('stops reading while thousands of keys wait, and loses none', async () => {
    const {source} = createSource();
    const {batches, keys} = startReading(createPacedStdin(source, {escapeTimeout: 30}));
    source.write('j'.repeat(10_000));
    await turn();
    await turn();
    expect(source.isPaused()).toBe(true);
    source.write('k');
    while (batches.at(-1)?.[0] !== 'k') await turn();
    expect(keys()).toHaveLength(10_001);
  });

  it('ends after the last key when the terminal hangs up', async () => {
    const {source} = createSource();
    const stdin = createPacedStdin(source, {escapeTimeout: 30});
    const {keys} = startReading(stdin);
    const ended = new Promise(resolve => stdin.once('end', resolve));
    source.write('ab');
    await turn();
    source.destroy(Object.assign(new Error('read EIO'), {code: 'EIO'}));
    await ended;
    expect(keys()).toEqual(['a', 'b']);
  });
});

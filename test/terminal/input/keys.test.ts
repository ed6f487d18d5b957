import {PassThrough} from 'node:stream';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createKeys, type KeysOptions} from '../../../src/terminal/input/keys.ts';

/** Keys that are read at once, and all that were handed out. */
const open = ({onKey, ...options}: Partial<KeysOptions> & {onKey?(key: string): void} = {}) => {
  const calls: string[] = [];
  const setRawMode = (isRaw: boolean) => calls.push(`raw ${isRaw}`);
  const source = Object.assign(new PassThrough(), {setRawMode});
  const given: string[] = [];
  const keys = createKeys(source, {escapeTimeout: 30, ...options});
  const ignore = keys.onKey(onKey ?? (key => void given.push(key)));
  keys.start();
  return {source, calls, keys, given, ignore};
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

describe('the keys of a terminal', () => {
  it('takes for Enter what the terminal made of it before keys were read raw, and nothing else', async () => {
    const {source, keys, given} = open();
    source.write('a\nb\n');
    await settle();
    keys.start();
    source.write('\n');
    await settle();
    expect(given).toEqual(['a', '\r', 'b', '\r', '\n']);
  });

  it('hands out the keys of one packet one by one', async () => {
    const {source, given} = open();
    source.write('y\r\u001B[Bj');
    await settle();
    expect(given).toEqual(['y', '\r', '\u001B[B', 'j']);
  });

  it('lets work that a key has queued finish before the next key', async () => {
    const order: string[] = [];
    const onKey = (key: string) => {
      order.push(`key ${key}`);
      queueMicrotask(() => order.push(`microtask ${key}`));
      process.nextTick(() => order.push(`tick ${key}`));
    };
    const {source} = open({onKey});
    source.write('ab');
    await settle();
    expect(order.indexOf('key b')).toBeGreaterThan(order.indexOf('microtask a'));
    expect(order.indexOf('key b')).toBeGreaterThan(order.indexOf('tick a'));
  });

  it('joins characters cut inside their bytes', async () => {
    const {source, given} = open();
    for (const byte of Buffer.from('é漢👍')) {
      source.write(Buffer.from([byte]));
      await turn();
    }

    await settle();
    expect(given).toEqual(['é', '漢', '👍']);
  });

  it('takes ESC and the rest of an arrow key within the escape timeout for one key', async () => {
    const {source, given} = open({escapeTimeout: 200});
    source.write('\u001B');
    await settle();
    vi.advanceTimersByTime(199);
    await settle();
    source.write('[B');
    await settle();
    expect(given).toEqual(['\u001B[B']);
  });

  it('takes ESC for the Escape key once the escape timeout is over', async () => {
    const {source, given} = open();
    source.write('\u001B');
    await settle();
    expect(given).toEqual([]);
    vi.advanceTimersByTime(30);
    await settle();
    expect(given).toEqual(['\u001B']);
  });

  it('waits for the rest of what may be an answer of the terminal as long as one is to come', async () => {
    const taken: string[] = [];
    let isAwaiting = true;
    const onReply = (reply: string) => void taken.push(reply);
    const {source, given} = open({onReply, awaitsReply: () => isAwaiting});
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
    expect([given, taken]).toEqual([[], ['[0n']]);
    // An answer tells that ESC was a key, and so does that none is to come.
    source.write('\u001B');
    await settle();
    source.write('\u001B[0n');
    await settle();
    expect(given).toEqual(['\u001B']);
    source.write('\u001B');
    await pass();
    isAwaiting = false;
    await pass();
    expect(given).toEqual(['\u001B', '\u001B']);
  });

  it('takes Escape and a letter soon after for two keys on a slow link, and for Alt when they come together', async () => {
    const {source, given} = open({escapeTimeout: 250});
    source.write('\u001Bj');
    await settle();
    source.write('\u001B');
    await settle();
    vi.advanceTimersByTime(100);
    source.write('j');
    await settle();
    expect(given).toEqual(['\u001Bj', '\u001B', 'j']);
  });

  it('keeps a paste whole over many pieces, and one whose end does not come; tells of that until it ends', async () => {
    const told: boolean[] = [];
    const {source, given} = open({pasteTimeout: 3000, onStall: isStalled => void told.push(isStalled)});
    for (const piece of ['\u001B[200', '~{"a":\r', '"\u001B[31m"}\u001B[2', '01~', 'j\u001B[200~lost']) {
      source.write(piece);
      await settle();
      vi.advanceTimersByTime(20);
    }

    expect(given).toEqual(['\u001B[200~{"a":\r"\u001B[31m"}\u001B[201~', 'j']);
    for (const piece of ['i', '\u0013', '\u0003', '\u001B', '\r']) {
      vi.advanceTimersByTime(60_000);
      await settle();
      source.write(piece);
      await settle();
    }
    expect([given.length, told]).toEqual([2, [true]]);
    // The end mark of what is pasted then is the way out.
    source.write('\u001B[200~x\u001B[201~q');
    await settle();
    expect(given.slice(2)).toEqual(['\u001B[200~lost' + 'i\u0013\u0003\u001B\r\u001B[200~x\u001B[201~', 'q']);
    expect(told).toEqual([true, false]);
  });

  it('reads nothing while another program has the terminal, and goes on after that', async () => {
    const {source, keys, calls, given} = open();
    await settle();
    keys.stop();
    source.write('x');
    await settle();
    expect(given).toEqual([]);
    expect(source.isPaused()).toBe(true);
    keys.start();
    await settle();
    expect(given).toEqual(['x']);
    expect(calls).toEqual(['raw true', 'raw false', 'raw true']);
  });

  it('keeps what came after a key with which it was stopped, for when it goes on', async () => {
    const order: string[] = [];
    const {source, keys} = open({
      onKey: key => {
        order.push(key);
        if (key === 'e') keys.stop();
      },
      beforeCooked: () => void order.push('before'),
      tellRaw: isRaw => void order.push(isRaw ? 'raw' : 'cooked'),
    });
    source.write('aejk');
    await settle();
    expect(order).toEqual(['raw', 'a', 'e', 'before', 'cooked']);
    keys.stop();
    keys.start();
    await settle();
    expect(order.slice(5)).toEqual(['raw', 'j', 'k']);
  });

  it('keeps what comes for whoever takes keys next', async () => {
    const {source, keys, given, ignore} = open();
    source.write('a');
    await settle();
    ignore();
    source.write('bc');
    await settle();
    expect(given).toEqual(['a']);
    keys.onKey(key => void given.push(key.toUpperCase()));
    await settle();
    expect(given).toEqual(['a', 'B', 'C']);
  });

  it('tells when all keys were taken, one that may still become another included', async () => {
    const {source, keys, given} = open();
    source.write('jk\u001B[B');
    await keys.taken();
    expect(given).toEqual(['j', 'k', '\u001B[B']);
    source.write('l\u001B');
    const taken = keys.taken();
    await settle();
    expect(given.at(-1)).toBe('l');
    vi.advanceTimersByTime(30);
    await taken;
    expect(given.at(-1)).toBe('\u001B');
  });

  it('stops reading while thousands of keys wait, and loses none', async () => {
    const {source, given} = open();
    source.write('j'.repeat(10_000));
    await turn();
    await turn();
    expect(source.isPaused()).toBe(true);
    source.write('k');
    while (given.at(-1) !== 'k') await turn();
    expect(given).toHaveLength(10_001);
  });

  it('hands out what had come when the terminal hangs up', async () => {
    const {source, given} = open();
    source.on('error', () => {});
    source.write('ab');
    await turn();
    source.destroy(Object.assign(new Error('read EIO'), {code: 'EIO'}));
    await settle();
    expect(given).toEqual(['a', 'b']);
  });
});

import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createBackgroundAsker} from '../../../src/terminal/background/ask-background.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function ask() {
  const told: string[] = [];
  const written: string[] = [];
  const asker = createBackgroundAsker({
    write: sequence => void written.push(sequence),
    tell: colour => {
      told.push(colour);
      return colour.startsWith('rgb:');
    },
    tellSilent: () => void told.push('silent'),
  });
  asker.ask();
  return {...asker, told, written};
}

describe('a terminal that is asked for its background', () => {
  it('is asked what kind it is behind that, which every one answers', () => {
    expect(ask().written).toEqual(['\u001B]11;?\u0007\u001B[c']);
  });

  it('is heard up to five seconds later, and not after that', () => {
    const {take, told} = ask();
    take('[?62;22c');
    vi.advanceTimersByTime(4900);
    take(']11;rgb:ffff/ffff/ffff');
    vi.advanceTimersByTime(200);
    take(']11;rgb:0000/0000/0000');
    expect(told).toEqual(['silent', 'rgb:ffff/ffff/ffff']);
  });

  it('is taken for silent once it answers the question behind it, or nothing at all', () => {
    const quick = ask();
    quick.take('[?1;2c');
    const never = ask();
    vi.advanceTimersByTime(5000);
    expect([quick.told, never.told]).toEqual([['silent'], ['silent']]);
  });

  it('is not silent when it has answered, and may answer wrongly or what nobody asked', () => {
    const {take, told} = ask();
    for (const reply of [']11;red', ']10;rgb:0/0/0', '[?2026;2$y', ']11;rgb:0000/0000/0000', '[?62c']) take(reply);
    vi.advanceTimersByTime(6000);
    expect(told).toEqual(['red', 'rgb:0000/0000/0000']);
  });
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {KeySplitter} from '../../../src/terminal/input/key-splitter.ts';
import {toTries} from '../../support/tries.ts';

const escapeKey = '\u001B';
/** What the beginning of a report is that came alone: Alt and a bracket. */
const altBracket = '\u001B[';
const createSplitter = (pasteLimit = 1 << 20) => new KeySplitter({pasteLimit});
const split = (...pieces: string[]) => {
  const splitter = createSplitter();
  return [...pieces.flatMap(piece => splitter.push(piece)), ...splitter.expire()];
};

const toPieces = (text: string, cuts: number[]): string[] => {
  const places = [...new Set(cuts.map(cut => cut % (text.length + 1)))]
    .filter(place => !/[\uD800-\uDBFF]/.test(text[place - 1] ?? ''))
    .sort((a, b) => a - b);
  return [0, ...places].map((start, index) => text.slice(start, places[index]));
};

const sequences = ['[A', '[1;5C', 'OP', '[3~', '[27u', '[97;5u', '[[A', '[2$', '[Z', '[13;2u', '[1;2R', 'OM'];
const key = fc.oneof(
  fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 :/?;'),
  fc.constantFrom('\r', '\t', '\u0003', '\u001A', '\u007F', '\b', '\u0000', '\n'),
  fc.constantFrom('é', 'ß', '漢', '字', '👍', 'ж'),
  fc.constantFrom(...sequences.map(sequence => `\u001B${sequence}`)),
  fc.constantFrom('\u001Ba', '\u001Bf', '\u001B\r', '\u001B\u007F', '\u001Bé', '\u001B👍'),
);
const mouse = fc
  .tuple(fc.nat(127), fc.integer({min: 1, max: 500}), fc.integer({min: 1, max: 500}), fc.constantFrom('M', 'm'))
  .map(([code, column, row, end]) => `\u001B[<${code};${column};${row}${end}`);
const paste = fc
  .string({unit: fc.constantFrom('a', '\n', '\r', '漢', '\u001B', '[', '2', '0', '1', '{', '"')})
  .filter(text => text !== '' && !text.includes('\u001B[201~'))
  .map(text => `\u001B[200~${text}\u001B[201~`);
const reply = fc.constantFrom(
  '\u001B]11;rgb:1e1e/1e1e/1e1e\u0007',
  '\u001B]10;rgb:ffff/ffff/ffff\u001B\\',
  '\u001BP1$r0m\u001B\\',
  '\u001BP>|XTerm(380)\u001B\\',
  '\u001B[?62;22c',
  '\u001B[>41;380;0c',
  '\u001B[?1u',
  '\u001B[24;80R',
  '\u001B[0n',
  '\u001B[?2026;2$y',
  '\u001B[8;24;80t',
  '\u001B[I',
  '\u001B[O',
  '\u001B[M !!',
  '\u001B_Gi=1;OK\u001B\\',
);

describe('splitting terminal input into keys', () => {
  it('yields the same keys however the input is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(key, paste)), fc.array(fc.nat()), (keys, cuts) => {
        expect(split(...toPieces(keys.join(''), cuts))).toEqual(keys);
      }),
    );
  });

  it('never takes a part of a paste for keys, whatever stalls a link makes in it', () => {
    // Keys that would quit, invoke and send, and beginnings of the marks.
    const text = fc
      .string({unit: fc.constantFrom('q', 'i', '\u0013', '\u0003', '\r', '\n', '\u001B', '[', '2', '0', '~', '漢')})
      .filter(value => value !== '' && !value.includes('\u001B[201~'));
    const mark = '\u001B[200~';
    fc.assert(
      fc.property(text, fc.array(fc.nat(), {maxLength: 30}), fc.boolean(), (value, cuts, isCutInMark) => {
        const all = `${mark}${value}\u001B[201~`;
        const pieces = toPieces(all, isCutInMark ? cuts : cuts.map(cut => mark.length + (cut % (all.length - 5))));
        const splitter = createSplitter();
        // Each piece is followed by a silence that settles what can be settled.
        const keys = pieces.flatMap(piece => [...splitter.push(piece), ...splitter.expire()]);
        expect(keys.at(-1)).toBe(all);
        // A mark that is cut is Escape and what follows, to whoever waits no longer; never what was pasted.
        expect(keys.slice(0, -1).join('')).toMatch(isCutInMark ? /^\u001B?\[?2?0?0?$/ : /^$/);
        expect([splitter.waiting, ...splitter.push('j')]).toEqual(['nothing', 'j']);
      }),
      {numRuns: toTries(2000, 100_000)},
    );
  });

  it.each([
    ['Escape and then a bracket', ['\u001B', '['], [escapeKey, '[']],
    ['Escape, a bracket and a digit', ['\u001B', '[', '2', '0'], [escapeKey, '[', '2', '0']],
    ['Escape and a bracket twice', ['\u001B', '[['], [escapeKey, '[', '[']],
    ['a sequence that lost its end, and a key', ['\u001B[2', 'x'], ['x']],
    ['Escape twice and letters', ['\u001B', '\u001B', 'jk'], [escapeKey, escapeKey, 'j', 'k']],
  ])('still takes %s for what they are, pressed one after the other', (_, pieces, expected) => {
    const splitter = createSplitter();
    expect(pieces.flatMap(piece => [...splitter.push(piece), ...splitter.expire()])).toEqual(expected);
  });

  it('drops what a terminal reports, between keys and cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, reply)), fc.array(fc.nat()), (pairs, cuts) => {
        expect(split(...toPieces(pairs.flat().join(''), cuts))).toEqual(pairs.map(([pressed]) => pressed));
      }),
      {numRuns: toTries(100, 100_000)},
    );
  });

  it('has what a mouse does in its turn among the keys, cut anywhere, and types nothing of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.tuple(mouse), fc.tuple(key), fc.tuple(reply, mouse))),
        fc.array(fc.nat()),
        (all, cuts) => {
          const given = all.map(one => one.at(-1) ?? '');
          expect(split(...toPieces(all.flat().join(''), cuts))).toEqual(given);
        },
      ),
      {numRuns: toTries(200, 100_000)},
    );
  });

  it('types nothing of what a mouse does, wherever a link stalls in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(mouse, fc.nat()), {maxLength: 20}), all => {
        const splitter = createSplitter();
        const pieces = all.flatMap(([report, cut]) => toPieces(report, [cut]));
        const keys = pieces.flatMap(piece => [...splitter.push(piece), ...splitter.expire()]);
        expect(keys.filter(one => one !== escapeKey && one !== altBracket)).toEqual(all.map(([report]) => report));
        expect([splitter.waiting, ...splitter.push('j')]).toEqual(['nothing', 'j']);
      }),
      {numRuns: toTries(200, 100_000)},
    );
  });

  it('tells of all that a terminal reports, and never types what it answers, whatever stalls a link makes in it', () => {
    const pressed = fc.constantFrom('j', 'k', 'n', '0', 'é', '\r');
    fc.assert(
      fc.property(fc.array(fc.option(pressed, {nil: undefined})), fc.array(fc.nat()), (all, cuts) => {
        const taken: string[] = [];
        const onReply = (reply: string) => void taken.push(reply);
        const splitter = new KeySplitter({pasteLimit: 100, onReply, awaitsReply: () => true});
        const answer = '\u001B[0n';
        const pieces = toPieces(all.map(one => one ?? answer).join(''), cuts);
        const keys = pieces.flatMap(piece => [
          ...splitter.push(piece),
          ...(splitter.mayBeAnswer ? [] : splitter.expire()),
        ]);
        expect(taken).toEqual(all.filter(one => one === undefined).map(() => answer.slice(1)));
        expect(keys).toEqual(all.filter(one => one !== undefined));
      }),
      {numRuns: toTries(500, 100_000)},
    );
  });

  it('keeps text and loses none of it whatever characters it is made of', () => {
    const text = fc.string({unit: 'grapheme'}).filter(value => !/[\u001B\uFFFD]/.test(value) && value.isWellFormed());
    fc.assert(
      fc.property(text, fc.array(fc.nat()), (value, cuts) => {
        expect(split(...toPieces(value, cuts)).join('')).toBe(value);
      }),
    );
  });

  it('survives any garbage and is ready for a key after it', () => {
    const garbage = fc.string({
      unit: fc.constantFrom('\u001B', '[', 'O', ']', 'P', '1', ';', '$', 'M', '~', '\u0018', 'a'),
    });
    fc.assert(
      fc.property(fc.array(garbage), pieces => {
        const splitter = createSplitter();
        for (const piece of pieces) splitter.push(piece);
        splitter.expire();
        expect(splitter.waiting).toBe('nothing');
        expect(splitter.push('j')).toEqual(['j']);
      }),
    );
  });

  it.each([
    ['one packet of letters', ['jjj'], ['j', 'j', 'j']],
    ['Escape pressed twice', ['\u001B\u001B'], [escapeKey, escapeKey]],
    ['Escape and then an arrow', ['\u001B\u001B[B'], [escapeKey, '\u001B[B']],
    ['a family as one character', ['👩‍👩‍👧x'], ['👩‍👩‍👧', 'x']],
    ['a flag as one character', ['🇪🇺'], ['🇪🇺']],
    ['a combining accent', ['e\u0301x'], ['e\u0301', 'x']],
    ['Alt and a bracket', ['\u001B['], [altBracket]],
    ['Alt and a capital O', ['\u001BO'], ['\u001BO']],
    ['Escape, later a bracket', ['\u001B', '['], [escapeKey, '[']],
    ['a sequence that lost its end', ['\u001B[1;'], []],
    ['an accent after Alt and a bracket', ['\u001B[é'], [altBracket, 'é']],
    ['the end mark of a paste that never began', ['\u001B[201~a'], ['a']],
    ['a reply broken off by a key', ['\u001B]11;rgb:\u001B[A'], ['\u001B[A']],
    ['F3 with Shift, which looks like a cursor position', ['\u001B[1;2R'], ['\u001B[1;2R']],
  ])('reads %s', (_, pieces, keys) => {
    expect(split(...pieces)).toEqual(keys);
  });

  it('says what the unfinished end waits for', () => {
    const waitingAfter = (text: string) => {
      const splitter = createSplitter();
      splitter.push(text);
      return splitter.waiting;
    };

    expect(['', 'a', '\u001B', '\u001B[', '\u001B[1;', '\u001B]11;', '\u001B[200~x'].map(waitingAfter)).toEqual([
      'nothing',
      'nothing',
      'escape',
      'introducer',
      'sequence',
      'sequence',
      'paste',
    ]);
  });

  it('ends a paste whose end does not come at the mark typed by hand', () => {
    const splitter = createSplitter();
    const typed = ['\u001B[200~{"a": 1', '\u001B', '\u001B', '[', '2', '0', '1', '~', 'q'];
    const keys = typed.flatMap(piece => [...splitter.push(piece), ...splitter.expire()]);
    expect(keys).toEqual(['\u001B[200~{"a": 1\u001B\u001B[201~', 'q']);
  });
  it('hands on a paste over the limit in parts that hold everything', () => {
    const splitter = createSplitter(100);
    const text = 'x'.repeat(1000);
    const pieces = `\u001B[200~${text}\u001B[201~q`.match(/.{1,30}/gs) ?? [];
    const keys = pieces.flatMap(piece => splitter.push(piece));
    expect(keys.at(-1)).toBe('q');
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.every(part => part.length < 200)).toBe(true);
    expect(
      keys
        .slice(0, -1)
        .map(part => part.slice(6, -6))
        .join(''),
    ).toBe(text);
  });
});

describe('what a terminal reports', () => {
  const reports = [']11;rgb:1e1e/1e1e/1e1e', ']10;rgb:ffff/ffff/ffff', '[?62;22c', '[>41;380;0c'];

  it('is told whole, in whatever pieces it comes, and is no key', () => {
    const text = `j\u001B${reports[0]}\u0007k\u001B${reports[1]}\u001B\\\u001B${reports[2]}l\u001B${reports[3]}`;
    fc.assert(
      fc.property(fc.array(fc.nat(), {maxLength: 6}), cuts => {
        const told: string[] = [];
        const splitter = new KeySplitter({pasteLimit: 1 << 20, onReply: reply => void told.push(reply)});
        const keys = toPieces(text, cuts).flatMap(piece => splitter.push(piece));
        expect([keys.join(''), told]).toEqual(['jkl', reports]);
      }),
      {numRuns: toTries(100, 1000)},
    );
  });
});

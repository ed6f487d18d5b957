import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readKey} from '../../../src/core/keys/read-key.ts';
import {toTries} from '../../support/tries.ts';

const esc = '\u001B';

describe('a key as a terminal sends it', () => {
  // What is sent, the key's name, and what it types; `ESC` is left out of what is sent after it.
  it.each([
    ['j', 'j', 'j'],
    ['J', 'J', 'J'],
    ['日', '日', '日'],
    ['👩‍👩‍👧', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['e\u0301', 'e\u0301', 'e\u0301'],
    ['각', '각', '각'],
    [' ', 'space', ' '],
    ['\r', 'enter', '\r'],
    ['\n', '\n', '\n'],
    ['\t', 'tab', ''],
    ['\b', 'backspace', ''],
    ['\u007F', 'backspace', ''],
    [esc, 'esc', ''],
    ['\0', 'ctrl+space', ' '],
    ['\u0001', 'ctrl+a', 'a'],
    ['\u0006', 'ctrl+f', 'f'],
    ['\u001A', 'ctrl+z', 'z'],
    ['\u001C', 'ctrl+\\', '\\'],
    ['\u001D', 'ctrl+]', ']'],
    ['\u001F', 'ctrl+_', '_'],
  ])('%j is %j and types %j', (sequence, name, input) => {
    expect(readKey(sequence)).toEqual({name, input});
  });

  it.each([
    ['b', 'alt+b', 'b'],
    ['B', 'alt+b', 'B'],
    ['é', 'alt+é', 'é'],
    ['👍', 'alt+👍', '👍'],
    ['[', 'alt+[', '['],
    ['O', 'alt+o', 'O'],
    [' ', 'alt+space', ' '],
    ['\r', 'alt+enter', '\r'],
    ['\t', 'tab', ''],
    ['\u007F', 'alt+backspace', ''],
    ['\u0001', 'ctrl+alt+a', 'a'],
    ['\n', 'ctrl+alt+j', 'j'],
  ])('Alt with %j is %j and types %j', (rest, name, input) => {
    expect(readKey(esc + rest)).toEqual({name, input});
  });

  it.each([
    ['up', '[A OA [1;2A [1;1:2A [a [57419u'],
    ['down', '[B OB [1;2B [b'],
    ['right', '[C OC [c'],
    ['left', '[D OD [d'],
    ['ctrl+up', '[1;5A [1;6A [5A O5A Oa [57419;5u'],
    ['ctrl+right', '[1;5C Oc'],
    ['alt+left', '[1;3D [1;4D'],
    ['ctrl+alt+down', '[1;7B'],
    ['home', '[H OH [1~ [7~ [7$'],
    ['end', '[F OF [4~ [8~ [8$'],
    ['ctrl+home', '[1;5H [7^ [1;5~'],
    ['pageup', '[5~ [[5~ [5;2~ [5$'],
    ['pagedown', '[6~ [[6~'],
    ['ctrl+pagedown', '[6;5~ [6^'],
    ['alt+pageup', '[5;3~'],
    ['delete', '[3~ [3$ [3;1~'],
    ['ctrl+delete', '[3;5~ [3^'],
    ['shift+tab', '[Z [1;2Z [9;2u'],
    ['tab', '[9u [9;5u'],
    ['esc', '[27u [27;5u'],
    ['backspace', '[127u'],
    ['ctrl+backspace', '[127;5u'],
    // F1 to F12, Insert, and others that have no name here.
    ['', '[P OP [11~ [[A [15~ [24~ [2~ [E [1;2R [57399u'],
    ['ctrl+', '[1;5P [15;5~'],
  ])('%j is sent as ESC and one of %s, and types nothing', (name, sequences) => {
    for (const sequence of sequences.split(' ')) expect(readKey(esc + sequence), sequence).toEqual({name, input: ''});
  });

  it.each([
    ['[97u', 'a', 'a'],
    ['[97;2u', 'a', 'a'],
    ['[97:65;2;65u', 'A', 'A'],
    ['[106;5u', 'ctrl+j', 'j'],
    ['[91;3u', 'alt+[', '['],
    ['[32;5u', 'ctrl+space', ' '],
    ['[13;2u', 'enter', '\r'],
    ['[13;5u', 'ctrl+enter', '\r'],
    ['[57414u', 'enter', '\r'],
    ['OM', 'enter', '\r'],
    ['[128077u', '👍', '👍'],
    ['[57400;;49u', '1', '1'],
    ['[1114112u', '', ''],
    ['[55296u', '', ''],
  ])('ESC and %s is %j and types %j', (rest, name, input) => {
    expect(readKey(esc + rest)).toEqual({name, input});
  });

  it.each([
    ['a sequence of no key', '[99~ [@ [J OZ [2;5A [1;2;3A [q'],
    ['half of one', '[1; [200~'],
    ['that a key was released', '[97;1:3u [1;1:3A [3;1:3~'],
  ])('%s is no key', (_, sequences) => {
    for (const sequence of sequences.split(' ')) expect(readKey(esc + sequence), sequence).toBeUndefined();
  });

  it.each(['', 'a', 'x\r\ny', `${esc}[31mred`, `${esc}[200~`, '\u0003\u007F\t', '🇪🇺'])(
    'a paste of %j is that',
    text => {
      expect(readKey(`${esc}[200~${text}${esc}[201~`)).toEqual({paste: text});
    },
  );

  it('a character types itself and is named so', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', minLength: 1, maxLength: 1}), character => {
        expect(readKey(character)).toEqual({name: character === ' ' ? 'space' : character, input: character});
      }),
    );
  });

  it('whatever comes is read, or no key', () => {
    const unit = fc.constantFrom(...'[]O;:~^$u0123456789AZaz', esc, '\0', '\r', 'é', '\uD83D');
    fc.assert(
      fc.property(fc.string({unit, minLength: 1, maxLength: 12}), rest => {
        const read = readKey(esc + rest);
        expect(read === undefined || 'paste' in read || read.name.length <= 20).toBe(true);
      }),
      {numRuns: toTries(1000, 100_000)},
    );
  });
});

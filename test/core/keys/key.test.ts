import {describe, expect, it} from 'vitest';
import {type KeyPress, readKeyName, showKey} from '../../../src/core/keys/key.ts';

const none: KeyPress = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
};

describe('the name of a key', () => {
  it.each<[string, Partial<KeyPress>, string]>([
    ['j', {}, 'j'],
    ['J', {shift: true}, 'J'],
    ['/', {}, '/'],
    ['日', {}, '日'],
    [' ', {}, 'space'],
    ['', {upArrow: true}, 'up'],
    ['', {pageDown: true}, 'pagedown'],
    ['\r', {return: true}, 'enter'],
    ['', {escape: true}, 'esc'],
    ['', {escape: true, meta: true}, 'esc'],
    ['\t', {tab: true}, 'tab'],
    ['', {tab: true, shift: true}, 'shift+tab'],
    ['f', {ctrl: true}, 'ctrl+f'],
    ['F', {ctrl: true, shift: true}, 'ctrl+f'],
    ['\u001f', {}, 'ctrl+_'],
    ['\u001d', {}, 'ctrl+]'],
    ['b', {meta: true}, 'alt+b'],
    ['', {leftArrow: true, meta: true}, 'alt+left'],
    ['', {backspace: true, meta: true}, 'alt+backspace'],
    ['', {delete: true}, 'delete'],
  ])('of %j with %j is %s', (input, flags, name) => {
    expect(readKeyName(input, {...none, ...flags})).toBe(name);
  });
});

describe('a key as people write it', () => {
  it.each([
    ['j', 'j'],
    ['J', 'J'],
    ['+', '+'],
    ['enter', 'Enter'],
    ['shift+tab', 'Shift-Tab'],
    ['pagedown', 'PgDn'],
    ['ctrl+f', 'Ctrl-F'],
    ['alt+b', 'Alt-B'],
    ['alt+left', 'Alt-←'],
    ['delete', 'Del'],
  ])('%s is %s', (name, shown) => {
    expect(showKey(name)).toBe(shown);
  });
});

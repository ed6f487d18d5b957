import {describe, expect, it} from 'vitest';
import {showKey} from '../../../src/core/keys/key.ts';

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

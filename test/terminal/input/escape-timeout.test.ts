import {describe, expect, it} from 'vitest';
import {chooseEscapeTimeout} from '../../../src/terminal/input/escape-timeout.ts';

describe('the time an escape sequence may take', () => {
  it('is longer over SSH than on a local terminal', () => {
    expect(chooseEscapeTimeout({SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22'})).toBeGreaterThan(
      chooseEscapeTimeout({}) * 4,
    );
  });

  it('is what the settings say, if they do', () => {
    expect(chooseEscapeTimeout({SSH_CONNECTION: 'x'}, 0)).toBe(0);
    expect(chooseEscapeTimeout({}, 400)).toBe(400);
  });
});

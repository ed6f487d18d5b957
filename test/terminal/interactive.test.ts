import {describe, expect, it} from 'vitest';
import {toTerminalRefusal} from '../../src/terminal/interactive.ts';

describe('starting without a terminal', () => {
  it('is refused in one line that names what is not a terminal', () => {
    expect(toTerminalRefusal({stdin: {isTTY: true}, stdout: {}})).toMatch(/^[^\n]*output is not one[^\n]*$/);
    expect(toTerminalRefusal({stdin: {}, stdout: {isTTY: true}})).toMatch(/^[^\n]*input is not one[^\n]*$/);
  });

  it('is not refused on a terminal', () => {
    expect(toTerminalRefusal({stdin: {isTTY: true}, stdout: {isTTY: true}})).toBeUndefined();
  });
});

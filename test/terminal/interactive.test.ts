import {describe, expect, it} from 'vitest';
import {findTerminalRefusal} from '../../src/terminal/interactive.ts';

describe('starting without a terminal', () => {
  it('is refused in one line that names what is not a terminal', () => {
    expect(findTerminalRefusal({stdin: {isTTY: true}, stdout: {}})).toMatch(/^[^\n]*output is not one[^\n]*$/);
    expect(findTerminalRefusal({stdin: {}, stdout: {isTTY: true}})).toMatch(/^[^\n]*input is not one[^\n]*$/);
  });

  it('is not refused on a terminal', () => {
    expect(findTerminalRefusal({stdin: {isTTY: true}, stdout: {isTTY: true}})).toBeUndefined();
  });
});

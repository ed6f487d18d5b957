import {describe, expect, it} from 'vitest';
import {chooseColorLevel} from '../../../src/terminal/output/color-level.ts';

describe('the colours to use', () => {
  it.for([
    ['none with NO_COLOR', {TERM: 'xterm-256color', COLORTERM: 'truecolor', NO_COLOR: '1'}, 0],
    ['none with NO_COLOR even if FORCE_COLOR asks for them', {TERM: 'xterm', FORCE_COLOR: '3', NO_COLOR: '1'}, 0],
    ['as without NO_COLOR when it is empty', {TERM: 'xterm-256color', NO_COLOR: ''}, 2],
    ['none on a dumb terminal', {TERM: 'dumb', COLORTERM: 'truecolor'}, 0],
    ['none with FORCE_COLOR=0', {TERM: 'xterm-256color', FORCE_COLOR: '0'}, 0],
    ['RGB where the terminal says so', {TERM: 'xterm-256color', COLORTERM: 'truecolor'}, 3],
    ['256 by the name of the terminal', {TERM: 'xterm-256color'}, 2],
    ['16 on a plain terminal', {TERM: 'xterm'}, 1],
    ['16 with CLICOLOR_FORCE on a terminal that nothing is known of', {TERM: 'dumb', CLICOLOR_FORCE: '1'}, 1],
    ['none with NO_COLOR and CLICOLOR_FORCE', {TERM: 'xterm', CLICOLOR_FORCE: '1', NO_COLOR: '1'}, 0],
    ['as without CLICOLOR_FORCE when it is 0', {TERM: 'dumb', CLICOLOR_FORCE: '0'}, 0],
    ['no fewer with CLICOLOR_FORCE', {TERM: 'xterm-256color', CLICOLOR_FORCE: '1'}, 2],
    ['as many as FORCE_COLOR says', {TERM: 'xterm', FORCE_COLOR: '3'}, 3],
  ] as const)('are %s', ([, env, level]) => {
    expect(chooseColorLevel(env, true)).toBe(level);
  });

  it('are none where the output is no terminal', () => {
    expect(chooseColorLevel({TERM: 'xterm-256color', COLORTERM: 'truecolor'}, false)).toBe(0);
  });
});

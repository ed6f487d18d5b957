import {describe, expect, it} from 'vitest';
import {erasesInPaper} from '../../../src/terminal/output/erases-in-paper.ts';

describe('whether cells are erased in the paper that is set', () => {
  it.each([
    [{TERM: 'xterm-256color'}, true],
    [{TERM: 'xterm-kitty'}, true],
    [{TERM: 'alacritty'}, true],
    [{TERM: 'linux'}, true],
    [{TERM: 'tmux-256color'}, true],
    [{TERM: 'screen-256color', TMUX: '/tmp/tmux-0/default,1,0'}, true],
    [{TERM: 'screen.xterm-256color'}, false],
    [{TERM: 'screen-256color-bce', STY: '1.pts-0'}, true],
    [{TERM: 'xterm-256color', STY: '1.pts-0'}, false],
    [{TERM: 'screen', STY: '1.pts-0', TMUX: '/tmp/tmux-0/default,1,0'}, false],
    [{TERM: 'tmux-256color', STY: '1.pts-0', TMUX: '/tmp/tmux-0/default,1,0'}, true],
    [{TERM: 'eterm-color'}, false],
    [{TERM: 'vt220'}, false],
    [{}, false],
  ])('%j: %j', (env, known) => {
    expect(erasesInPaper(env)).toBe(known);
  });
});

import {describe, expect, it} from 'vitest';
import {findStateFolder} from '../../../src/terminal/process/state-folder.ts';

describe('the state folder', () => {
  it('is under XDG_STATE_HOME, or its default in the home folder', () => {
    expect(findStateFolder({XDG_STATE_HOME: '/state'}, '/home/ada')).toBe('/state/lambdeck');
    expect(findStateFolder({}, '/home/ada')).toBe('/home/ada/.local/state/lambdeck');
  });

  it('ignores a relative XDG_STATE_HOME', () => {
    expect(findStateFolder({XDG_STATE_HOME: 'state'}, '/home/ada')).toBe('/home/ada/.local/state/lambdeck');
  });
});

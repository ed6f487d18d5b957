import {describe, expect, it} from 'vitest';
import {listPlainCommands} from '../../src/program/command-line.ts';
import {findTerminalRefusal, type InteractiveStreams} from '../../src/terminal/interactive.ts';

const terminal = {stdin: {isTTY: true}, stdout: {isTTY: true}};

const refuse = (streams: InteractiveStreams, TERM = 'xterm') => findTerminalRefusal(streams, {TERM}, listPlainCommands);

describe('starting without a terminal', () => {
  it.each([
    [{...terminal, stdout: {}}, 'xterm', 'output is not one'],
    [{...terminal, stdin: {}}, 'xterm', 'input is not one'],
    [terminal, 'dumb', 'TERM=dumb'],
  ])('is refused in one line that says why and names the commands that work: %j, TERM=%s', (streams, TERM, why) => {
    const words = refuse(streams, TERM);
    expect(words).toMatch(new RegExp(`^[^\\n]*${why}[^\\n]*$`));
    expect(words).toMatch(/These work here: .*\blambdeck sandbox\b.*\blambdeck sandbox deliver\b.*\blambdeck --help/);
  });

  it('is not refused on a terminal', () => {
    expect(refuse(terminal)).toBeUndefined();
  });
});

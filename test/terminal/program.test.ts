import {describe, expect, it, onTestFinished} from 'vitest';
import {samples} from '../support/samples.ts';
import {functionsSeed, startSandbox} from '../support/sandbox.ts';
import {startLambdeck} from '../support/terminal/start-lambdeck.ts';

const startServer = async (count: number) => {
  const {url, close} = await startSandbox({seed: () => functionsSeed(count)});
  onTestFinished(close);
  return {AWS_ENDPOINT_URL_LAMBDA: url, AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x'};
};

describe('the built program', () => {
  it('opens the sandbox where nothing is configured, says so, and quits with q', async () => {
    const {write, waitFor, exit, terminal, pane} = startLambdeck();
    await waitFor('No AWS account is configured: this is the built-in sandbox');
    await pane('functions').titled(`Functions ${samples.functions.length} `);
    expect(terminal.isAlternate()).toBe(true);
    write('q');
    expect(await exit).toEqual({code: 0, signal: 0});
    await waitFor(() => !terminal.isAlternate());
  });

  it('opens where CI is set as well', async () => {
    const {pane} = startLambdeck({env: {CI: 'true'}});
    await pane('functions').titled(`Functions ${samples.functions.length} `);
  });

  it('follows the size of its terminal', async () => {
    const {waitFor, resize, pane} = startLambdeck();
    await pane('versions').titled('Versions');
    resize(80, 24);
    await waitFor(rows => rows.length === 24 && rows.join().includes('NAME') && pane('versions').title() === '');
    resize(50, 10);
    await waitFor('Lambdeck needs 60×15; this terminal has 50×10.');
    resize(200, 60);
    await pane('versions').titled('Versions');
  });

  it('moves fifty rows on fifty keys in one packet, and back by an escape sequence cut in two', async () => {
    const {write, waitFor, pane} = startLambdeck({env: await startServer(120)});
    await pane('functions').titled('Functions 120 ');
    write('j'.repeat(50));
    await waitFor('▌function-00050');
    write('\u001B[');
    write('A');
    await waitFor('▌function-00049');
  });

  it('takes pasted text as text and never as keys', async () => {
    const {write, waitFor, pane} = startLambdeck({env: await startServer(120)});
    await pane('functions').titled('Functions 120 ');
    write('\u001B[200~qjjj\r\u001B[201~');
    await waitFor('Nothing takes pasted text here');
    write('/\u001B[200~00077\nq\u001B[201~');
    await waitFor('0/120 /00077 q');
    write('\u007F\u007F');
    await waitFor('▌function-00077');
    await waitFor('1/120');
  });

  it('uses no colours with NO_COLOR or --no-color, and still shows the focus', async () => {
    const colour = /\u001B\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10\d)(?:;\d+)*m/;
    const inverse = /\u001B\[(?:\d+;)*7(?:;\d+)*m/;
    for (const [options, isColoured] of [
      [{env: {NO_COLOR: '1'}}, false],
      [{env: {FORCE_COLOR: '0'}}, false],
      [{args: ['--no-color']}, false],
      [{env: {TERM: 'xterm', CLICOLOR_FORCE: '1'}}, true],
    ] as const) {
      const {output, pane} = startLambdeck(options);
      await pane('functions').titled(`Functions ${samples.functions.length} `);
      expect(colour.test(output()), JSON.stringify(options)).toBe(isColoured);
      expect(inverse.test(output()), JSON.stringify(options)).toBe(true);
    }
  });
});

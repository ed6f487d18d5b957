import {expect, it} from 'vitest';
import {openConsole} from '../../support/console.ts';

const esc = '\u001B';

const hostile: Readonly<Record<string, string>> = {
  'a title sequence': `${esc}]0;owned\u0007name`,
  'a clear and cursor sequence': `${esc}[2J${esc}[10;10Hname`,
  'an 8-bit sequence': '\u009B31mname\u009D0;owned\u009C',
  'a clipboard sequence': `name${esc}]52;c;b3duZWQ=${esc}\\`,
  'line breaks': 'na\r\nme\rmore\u2028and\u0085more',
  'a bidi override': 'name \u202Egnp.exe\u202C \u2066x\u2069',
  'wide characters': '関数名がとても長い場合の表示を確認するための名前です関数名',
  'joined emoji': '👩‍👩‍👧‍👦🏳️‍🌈👍🏽name',
  'stacked marks': `n${'\u0301'.repeat(300)}ame`,
  'ten thousand characters': 'x'.repeat(10_000),
  'tabs and zero bytes': 'a\tb\u0000c\u0008d\u007F',
  'half a surrogate pair': 'name \uD83D and \uDE00',
};

function toFunction(text: string) {
  return {
    FunctionName: text,
    FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${text}`,
    Runtime: text,
    Handler: text,
    Role: text,
    Description: text,
    State: text,
    StateReason: text,
    LastModified: text,
    PackageType: 'Zip',
    Environment: {Variables: {[text]: text}},
    Layers: [{Arn: text}],
  };
}

/** What the console writes itself beside control sequences: the question for the background, and the usual set of characters. */
const own = /\u001B\]11;\?\u0007|\u001B\(B/g;

it.for([
  [120, 40],
  [80, 24],
] as const)('keeps its layout and its terminal whatever a server sends, on %i×%i', async ([columns, rows]) => {
  const {endpoint, press, waitFor, screen, output, terminal, pane, detail, drawn} = await openConsole({columns, rows});
  const body = JSON.stringify({Functions: Object.values(hostile).map(toFunction)});
  endpoint.fail('ListFunctions', {kind: 'answer', status: 200, body});
  const message = `no\r\n${esc}[2J${esc}]0;owned\u0007`;
  endpoint.fail('GetFunction', {
    kind: 'answer',
    status: 403,
    headers: {'x-amzn-errortype': 'AccessDeniedException'},
    body: JSON.stringify({Message: message}),
  });
  await pane('functions').titled(`Functions ${Object.keys(hostile).length} `);
  const isWhole = () => {
    const shown = screen();
    expect(terminal.isAlternate()).toBe(true);
    expect(shown[0]).toMatch(/^ lambdeck {2}(credentials )?environment/);
    const top = shown.findIndex(row => row.startsWith('╭─ '));
    expect([1, 2]).toContain(top);
    expect(terminal.cell(columns - 1, top)?.text).toBe('╮');
    for (let row = top + 1; row < rows - 2; row++) {
      expect('│┤├╮╯╰╭').toContain(terminal.cell(0, row)?.text);
      expect('│┃┤├╮╯╰╭').toContain(terminal.cell(columns - 1, row)?.text);
    }
    expect(terminal.cell(0, rows - 2)?.text).toBe('╰');
  };
  isWhole();
  for (const _ of Object.keys(hostile)) {
    press('j');
    await drawn();
    isWhole();
  }

  await detail.focus();
  isWhole();
  for (const tab of ['Config', 'Env', 'Code']) {
    await detail.tab(tab);
    isWhole();
  }
  press('J');
  await waitFor('as JSON');
  isWhole();

  // Nothing of it reached the terminal as a sequence: no title, no clipboard, no erasing beyond the console's own.
  const written = output().replaceAll(own, '');
  expect(written).not.toMatch(/\u001B\]|\u009B|\u009D|\u202E|\u2066|owned\u0007/);
  expect(written.replaceAll(/\u001B\[[\d;?]*[\x40-\x7E]/g, '')).not.toContain(esc);
});

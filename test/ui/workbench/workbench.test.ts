import {describe, expect, it} from 'vitest';
import {brokenRows, keys, type OpenConsole, openConsole, sizes} from '../open-console.ts';

const right = '\u001B[C';

const places = [[60, 15], ...sizes] as const;

/** Opens the workbench of the selected function. */
async function openBench(options: Parameters<typeof openConsole>[0]): Promise<OpenConsole> {
  const ui = openConsole(options);
  await ui.waitFor('▌orders-api');
  await ui.press('i');
  await ui.waitFor('Invoke orders-api');
  return ui;
}

function sent(ui: OpenConsole): unknown[] {
  return ui.made
    .filter(({operation}) => operation === 'Invoke')
    .map(({input}) => ({...input, Payload: new TextDecoder().decode(input['Payload'] as Uint8Array)}));
}

describe.each(places)('the workbench at %i×%i', (...size) => {
  const [columns] = size;

  it('shows the payload, what is chosen beside it, and how to send', async () => {
    const ui = await openBench({size});
    for (const shown of [
      '{}',
      'line 1, column 3 · 2 of 6,291,556 bytes',
      'Options',
      'RequestResponse',
      columns < 100 ? '^S send' : 'Ctrl-S send',
    ]) {
      await ui.waitFor(shown);
    }
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    await ui.press(keys.tab);
    await ui.waitFor('▌Qualifier');
    await ui.waitFor('Version or alias to run');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('asks over itself for a payload, a value and a name', async () => {
    const ui = await openBench({size});
    for (const [key, shown] of [
      ['\u000F', 'Payload for orders-api'],
      ['\u000E', 'Save the payload as'],
    ] as const) {
      await ui.press(key);
      await ui.waitFor(shown);
      expect(brokenRows(ui.rows(), columns)).toEqual([]);
      await ui.press(keys.esc);
      await ui.waitUntilGone(shown);
    }
    await ui.press(keys.tab, keys.tab, keys.enter);
    await ui.waitFor('╭─ InvocationType');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('sends what was typed, once', async () => {
    const ui = await openBench({size});
    await ui.press(...'{"orderId": 42}', keys.tab, ...'live', keys.ctrlS);
    await ui.waitFor('running for');
    expect(sent(ui)).toEqual([
      {
        FunctionName: 'orders-api',
        Qualifier: 'live',
        InvocationType: 'RequestResponse',
        LogType: 'Tail',
        Payload: '{"orderId": 42}',
      },
    ]);
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('lets the type be chosen', async () => {
    const ui = await openBench({size});
    await ui.press(keys.tab, keys.tab);
    await ui.waitFor('‹ RequestResponse ›');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    await ui.press(right);
    await ui.waitFor('‹ Event ›');
    await ui.press(keys.ctrlS);
    await ui.waitFor('running for');
    expect(sent(ui)).toMatchObject([{InvocationType: 'Event'}]);
  });

  it('refuses what is no JSON at the field, and sends nothing', async () => {
    const ui = await openBench({size});
    await ui.press(...'{"a": 1', keys.ctrlS);
    await ui.waitFor('✗ not JSON: close brace expected at line 1, column 8');
    await ui.waitFor('Nothing was sent');
    expect(sent(ui)).toEqual([]);
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    await ui.press('}', keys.ctrlS);
    await ui.waitFor('running for');
  });

  it('shows the end of what is longer than the form, and the cursor in it', async () => {
    const ui = await openBench({size});
    const lines = Array.from({length: 60}, (_, index) => `"line ${index}": "${'日本'.repeat(60)}",`);
    ui.paste(`{\n${lines.join('\n')}\n"end": 1}`);
    await ui.waitFor('"end": 1}');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    await ui.press(keys.up, keys.end);
    await ui.waitFor('日本",');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });
});

describe('the workbench', () => {
  it('takes every key of a choice, however fast they come', async () => {
    const ui = await openBench({});
    ui.type(keys.tab, keys.tab, right, right, right, '\u001B[D', keys.ctrlS);
    await ui.waitFor('running for');
    expect(sent(ui)).toMatchObject([{InvocationType: 'DryRun'}]);
  });

  it('is closed by Esc, keeping what was typed until it is opened again', async () => {
    const ui = await openBench({});
    await ui.press(...'{"draft": 1}', keys.esc);
    await ui.waitFor('What you typed is kept');
    await ui.waitUntilGone('Invoke orders-api');
    await ui.press('i');
    await ui.waitFor('{"draft": 1}');
  });

  it('takes what the editor brings back, tabs and line ends of any kind as they can be shown', async () => {
    const edit = async (text: string) => ({text: text.replace('{}', '{\r\n\t"tabbed": 1\r\n}\r\n')});
    const ui = await openBench({services: {edit}});
    await ui.press(keys.ctrlE);
    await ui.waitFor('"tabbed": 1');
    expect(brokenRows(ui.rows(), 120)).toEqual([]);
    await ui.press(keys.ctrlS);
    await ui.waitFor('running for');
    expect(JSON.parse(String((sent(ui)[0] as {Payload: string}).Payload))).toEqual({tabbed: 1});
  });

  it('says what the editor could not do', async () => {
    const noEditor = {
      kind: 'setup',
      what: 'The editor did not start.',
      why: 'It is missing.',
      tryThis: 'Set EDITOR.',
    } as const;
    const ui = await openBench({services: {edit: async () => ({problem: noEditor})}});
    await ui.press(keys.ctrlE);
    await ui.waitFor('The editor did not start. It is missing. Set EDITOR.');
    await ui.waitFor('Invoke orders-api');
  });

  it('paints the cursor over whole characters', async () => {
    const ui = await openBench({});
    await ui.press(keys.tab, ...['a', '👍🏽', '日'], '\u001B[D', '\u001B[D');
    await ui.waitFor('a👍🏽日');
    await ui.waitUntilPainted('👍🏽', '7');
    expect(brokenRows(ui.rows(), 120)).toEqual([]);
  });
});

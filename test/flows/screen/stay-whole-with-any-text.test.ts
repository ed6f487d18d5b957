import {expect, it} from 'vitest';
import {type RunningConsole, startConsole} from '../../support/console.ts';
import {type Chance, createChance, createOddText} from '../../support/odd-texts.ts';
import {toTries} from '../../support/tries.ts';

const functions = 60;
const fields = 11;

it('moves no border and lets nothing through, whatever texts there are on a screen of whatever size', async () => {
  const running = await startConsole();
  const {endpoint, press, drawn, resize, output, detail, pane} = running;
  const chance = createChance(20261127);
  const screens = toTries(4, Math.ceil(20_000 / functions / fields));
  for (let screen = 0; screen < screens; screen++) {
    const list = Array.from({length: functions}, () => createFunction(chance));
    endpoint.fail('ListFunctions', {kind: 'answer', status: 200, body: JSON.stringify({Functions: list})});
    if (screen === 0) {
      press('r');
      await pane('functions').titled(/Functions [1-9]\d/);
    }
    const [columns, rows] = [1 + chance.number(200), 1 + chance.number(60)];
    resize(columns, rows);
    press(`r${chance.pick(['j', '\u001B[6~', 'z', '6', '1', ']'])}`);
    await drawn();
    expectWhole(running, columns, rows);
  }
  resize(120, 40);
  await pane('functions').focus();
  await detail.focus();
  const ours = /\u001B\[(?:\?[\d;]+[hl]|[\d;]*[A-DmHGJKXrc])|[\b\r\n]|\u001B\(B|\u001B\]11;\?\u0007/g;
  expect(output().replaceAll(ours, '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/);
});

it('stays whole through changes of its size while lists come in', async () => {
  const running = await startConsole({sandbox: {seed: true}});
  const {press, drawn, resize} = running;
  const chance = createChance(20261128);
  for (let change = 0; change < toTries(20, 300); change++) {
    const [columns, rows] = [60 + chance.number(140), 15 + chance.number(45)];
    press(chance.pick(['r', 'r', 'j', 'z', '2', '1']));
    resize(columns, rows);
    await drawn();
    expectWhole(running, columns, rows);
  }
});

/** Borders stand at the edges, and beside each other where the top of the panes has them. */
function expectWhole({terminal, text}: RunningConsole, columns: number, rows: number): void {
  if (columns < 60 || rows < 15) return;
  const top = terminal.cell(0, 1)?.text === '╭' ? 1 : 2;
  const edges = Array.from({length: columns}, (_, column) => column).filter(column =>
    ['╭', '╮'].includes(terminal.cell(column, top)?.text ?? ''),
  );
  expect([edges.at(0), edges.at(-1)], text()).toEqual([0, columns - 1]);
  for (let row = top; row < rows - 1; row++) {
    for (const column of edges)
      expect('│┃┤├╮╯╰╭', `${column},${row}\n${text()}`).toContain(terminal.cell(column, row)?.text || '?');
  }
}

function createFunction(chance: Chance) {
  const text = () => createOddText(chance, 12);
  return {
    FunctionName: text(),
    FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${text()}`,
    Runtime: text(),
    Handler: text(),
    Role: text(),
    Description: text(),
    State: text(),
    StateReason: text(),
    LastModified: text(),
    PackageType: 'Zip',
    Environment: {Variables: {[text()]: text()}},
  };
}

import {expect, it} from 'vitest';
import {plainEnvironment} from '../../src/core/target/environment.ts';
import {toCellFrame} from '../../src/terminal/screen/frame.ts';
import {eventually} from '../support/patience.ts';
import {createScreen, type Screen} from '../support/terminal/screen.ts';
import {type OpenConsole, openConsole} from './open-console.tsx';

const everySize = [
  [59, 15],
  [80, 24],
  [120, 40],
] as const;

const remembered = {
  place: 'here',
  lookedAt: ['arn:kept-one', 'arn:kept-two'].map(id => ({
    resource: 'functions',
    id,
    lists: {versions: {items: [{FunctionArn: `${id}:7`, Version: '7'}], readAt: Date.now() - 3 * 3_600_000}},
  })),
  lists: {
    functions: {
      items: ['kept-one', 'kept-two', 'kept-three'].map(name => ({FunctionName: name, FunctionArn: `arn:${name}`})),
      readAt: Date.now() - 3 * 3_600_000,
    },
  },
};

it.each(everySize)(
  'at %i×%i every cell is as Ink draws it while the rows of an earlier session are shown',
  async (...size) => {
    const ui = openConsole({size, remembered, connect: () => new Promise(() => {})});
    const [columns] = size;
    if (columns >= 80) await ui.waitFor('kept-two');
    await expectSameCells(ui, size);
    if (columns >= 110) await ui.pane('versions').shows('▌7');
    for (const key of ['j', '2', '1', '/', 'k', 't']) {
      await ui.press(key);
      await expectSameCells(ui, size);
    }
  },
);

it.each(everySize)(
  'at %i×%i every cell is as Ink draws it while everything is there, and when there is no connection',
  async (...size) => {
    const ui = openConsole({size});
    if (size[0] >= 80) await ui.waitFor('▌orders-api');
    await expectSameCells(ui, size);
    const failed = openConsole({size, connect: async () => Promise.reject(new Error('no'))});
    if (size[0] >= 80) await failed.waitFor('Not connected');
    await expectSameCells(failed, size);
  },
);

it.each([[50, 10], ...everySize] as const)('at %i×%i the band of a target is as Ink draws it', async (...size) => {
  const environment = () => ({...plainEnvironment, label: 'PRODUCTION'});
  const ui = openConsole({size, connection: {environment}});
  await ui.waitFor(/^ PRODUCTION .*WRITABLE/);
  await expectSameCells(ui, size);
});

/** What has just changed Ink draws a moment later. */
function expectSameCells(ui: OpenConsole, [columns, rows]: readonly [number, number]): Promise<void> {
  return eventually(async () => {
    const {byInk, without} = ui.painted();
    const [one, other] = [createScreen({columns, rows}), createScreen({columns, rows})];
    await one.feed(byInk.replaceAll('\n', '\r\n'));
    const frame = toCellFrame(without, {width: columns, height: rows});
    await other.feed(String(frame).replaceAll('\n', '\r\n'));
    for (let row = 0; row < rows; row++) expect(cellsOf(other, columns, row)).toEqual(cellsOf(one, columns, row));
  });
}

/** A blank that was written is as one that was not. */
function cellsOf(screen: Screen, columns: number, row: number) {
  return Array.from({length: columns}, (_, column) => {
    const cell = screen.cell(column, row);
    return {...cell, text: cell?.text || ' '};
  });
}

import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {createHome, keys, startConsole} from '../../support/console.ts';
import {toMouse} from '../../support/mouse.ts';
import {eventually} from '../../support/patience.ts';

describe('the mouse', () => {
  it('selects what is clicked, opens what is clicked twice, turns to tabs and does what hints say', async () => {
    const console = await startConsole();
    const {detail, press} = console;
    const mouse = toMouse(console);
    mouse.click('orders-api');
    await detail.titled('orders-api');
    mouse.click(/ Config /);
    await console.waitFor(/\[Config\]/);
    mouse.doubleClick('thumbnailer');
    await detail.titled('thumbnailer');
    mouse.click(/ \? help/);
    await console.waitFor('Help: keys in detail');
    mouse.click(/ Esc close/);
    await console.gone('Help: keys');
    press(':journal of all');
    await console.waitFor('Journal of all calls');
    mouse.doubleClick('Journal of all calls');
    await console.waitFor(/Journal \d/);
  });

  it('scrolls what is under its wheel, whatever has the focus, and types into nothing', async () => {
    const console = await startConsole();
    const {pane, detail, press} = console;
    const mouse = toMouse(console);
    await pane('functions').select('fraud-scoring');
    await detail.titled('fraud-scoring');
    await detail.focus();
    mouse.wheel('down', /▌fraud-scoring/);
    await detail.titled('notify-customers');
    mouse.wheel('up', /▌notify-customers/, 2);
    await detail.titled('clickstream-ingest');
    await pane('functions').focus();
    press('/');
    await console.waitFor('Enter keeps');
    mouse.wheel('down', 'Runtime');
    press('thumb');
    await pane('functions').titled('/thumb');
    mouse.click(/Enter keeps/);
    await console.gone('Enter keeps');
    await pane('functions').titled('/thumb');
  });

  it('sorts by a heading, and the other way round by the same again', async () => {
    const console = await startConsole();
    const mouse = toMouse(console);
    mouse.click('STATE');
    await console.waitFor('Sorted by STATE');
    mouse.click('NAME');
    mouse.click('NAME');
    await console.waitFor('Sorted by NAME, reversed');
    await console.pane('functions').shows('thumbnailer');
    const shown = console.pane('functions').rows().join(' ');
    expect(shown.indexOf('thumbnailer')).toBeLessThan(shown.indexOf('clickstream-ingest'));
  });

  it('has the focus of a form where it is clicked, and opens a group that is clicked twice', async () => {
    const console = await startConsole();
    const {pane, detail, press, waitFor} = console;
    const mouse = toMouse(console);
    await pane('functions').select('orders-api');
    await detail.titled('orders-api');
    press('e');
    await waitFor('Ctrl-S go on');
    mouse.click('Timeout ');
    await waitFor('▌Timeout');
    press('77');
    await waitFor(/▌Timeout +.*77/);
    mouse.click('Timeout ');
    press('8');
    await waitFor(/▌Timeout +.*778/);
    // The column of its mark counts, too.
    mouse.click(/ Handler /);
    await waitFor('▌Handler');
    // Below the focus: it moves up when that goes, between the two clicks.
    mouse.click('Timeout ');
    await waitFor('▌Timeout');
    mouse.doubleClick('▾ Environment');
    await waitFor('▌▸ Environment');
  });

  it('has the focus of the workbench where it is clicked, and takes a value that is clicked twice', async () => {
    const console = await startConsole();
    const {pane, detail, press, waitFor, gone} = console;
    const mouse = toMouse(console);
    await pane('functions').select('orders-api');
    await detail.titled('orders-api');
    press('i');
    await waitFor('Invoke orders-api');
    mouse.click('Times ');
    await waitFor('▌Times');
    press('3');
    await waitFor(/▌Times +3/);
    mouse.doubleClick('Log type ');
    await waitFor('Enter take it');
    mouse.doubleClick('None');
    await gone('Enter take it');
    await waitFor('‹ None ›');
    mouse.click(' 1 {}');
    press('"a"');
    await waitFor(' 1 "a"');
  });

  it('gives a pane the room that a border is dragged over, and keeps it for the next time', async () => {
    const console = await startConsole();
    const mouse = toMouse(console);
    const {row} = mouse.find(/Functions \d/);
    const edge = console.screen()[row]?.indexOf('╮') ?? 0;
    mouse.drag({column: edge, row: row + 2}, {column: edge + 12, row: row + 2});
    await console.waitFor(rows => rows[row]?.indexOf('╮') === edge + 12);
    const log = mouse.find(/Log ──/);
    mouse.drag({column: log.column + 20, row: log.row}, {column: log.column + 20, row: log.row - 8});
    await console.waitFor(rows => /Log ──/.test(rows[log.row - 8] ?? ''));
    console.press('q');
    await console.exited;
    const again = await startConsole({after: console});
    expect(again.screen()[row]?.indexOf('╮')).toBe(edge + 12);
  });

  it('is the terminal’s own where the settings say so', async () => {
    const home = createHome();
    const folder = join(home, '.config', 'lambdeck');
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, 'settings.json'), '{"mouse": false}');
    const console = await startConsole({home});
    expect(console.terminal.isMouseReported()).toBe(false);
    console.press(keys.esc);
    const other = await startConsole();
    expect(other.terminal.isMouseReported()).toBe(true);
    other.press('q');
    await other.exited;
    await eventually(() => expect(other.terminal.isMouseReported()).toBe(false));
  });
});

import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {createWriteLock} from '../../../src/console/connection/write-lock.ts';
import {panes} from '../../support/panes.ts';
import {answered} from '../fake-services.ts';
import {brokenRows, keys, openConsole} from '../open-console.ts';

const everySize = [
  [60, 15],
  [80, 24],
  [109, 29],
  [110, 30],
  [120, 40],
  [200, 60],
] as const;

describe('the screen', () => {
  it.each(everySize)('of %i×%i is filled to its edges by every pane', async (...size) => {
    const [columns, rows] = size;
    const ui = openConsole({size});
    await ui.waitFor('▌orders-api');
    const walks = panes.map(({name}) => ui.pane(name).focus);
    for (const go of [...walks, () => ui.press('z'), () => ui.press('z')]) {
      await go();
      expect(ui.rows()).toHaveLength(rows);
      expect(brokenRows(ui.rows(), columns)).toEqual([]);
      for (const row of [ui.rows().at(0), ui.rows().at(-1)])
        expect(stringWidth(row ?? '')).toBeLessThanOrEqual(columns);
    }
  });

  it.each([
    [59, 15],
    [60, 14],
    [30, 5],
  ])('of %i×%i is too small, and says so with its size', async (...size) => {
    const ui = openConsole({size});
    await ui.waitFor(/Lambdeck needs 60×15/);
    await ui.waitFor(new RegExp(`${size.join('×')}\\.`));
    ui.resize(60, 15);
    await ui.waitFor('▌orders-api');
  });

  it('follows the size of the terminal and keeps the selection', async () => {
    const ui = openConsole({size: [120, 40]});
    await ui.waitFor('▌orders-api');
    await ui.detail.titled('orders-api');
    ui.resize(80, 24);
    await ui.waitFor('NAME');
    await ui.waitFor(() => ui.detail.title() === '');
    expect(brokenRows(ui.rows(), 80)).toEqual([]);
    ui.resize(120, 40);
    await ui.detail.titled('orders-api');
    expect(brokenRows(ui.rows(), 120)).toEqual([]);
  });

  it('says where the one visible pane stands', async () => {
    const ui = openConsole({size: [80, 24]});
    await ui.waitFor('▌orders-api');
    await ui.pane('aliases').focus();
    await ui.waitFor('Functions › orders-api › Aliases');
    await ui.press(keys.enter);
    await ui.detail.titled('orders-api:live');
    await ui.press(keys.esc);
    await ui.waitFor('▌live');
    await ui.press(keys.esc);
    await ui.pane('functions').titled('Functions');
  });

  it('shows account, profile, region and what keeps changes away', async () => {
    const {signal} = new AbortController();
    const lock = createWriteLock({readOnly: true, signal});
    const settings = answered({
      AccountLimit: {ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 959},
    });
    const ui = openConsole({connection: {lock}, calls: {GetAccountSettings: settings}});
    await ui.waitFor('prod  region eu-west-1');
    await ui.waitFor('123456789012');
    await ui.waitFor('41/1000');
    await ui.waitFor('read-only');
    await ui.press('i');
    await ui.waitFor('Invoke: this session is read-only');
  });

  it('shows the filter while it is typed, the cursor over whole characters', async () => {
    const ui = openConsole({size: [80, 24]});
    await ui.waitFor('▌orders-api');
    await ui.press('/', ...'a👍🏽b', '\u001B[D', '\u001B[D');
    await ui.waitFor('/a👍🏽b');
    await ui.waitUntilPainted('👍🏽', '7');
  });
});

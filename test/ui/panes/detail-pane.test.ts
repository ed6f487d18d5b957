import {describe, expect, it} from 'vitest';
import {resources} from '../../../src/catalog/index.ts';
import {answered, item, pagesOf, problem, refused} from '../fake-services.ts';
import {brokenRows, keys, openConsole, sizes} from '../open-console.ts';

const tabs = resources.find(({name}) => name === 'functions')?.tabs.map(({title}) => title) ?? [];

const longKey = 'A_VARIABLE_WITH_A_NAME_THAT_IS_LONGER_THAN_ANY_PANE_IS_WIDE_EVEN_ON_A_WIDE_SCREEN_WITH_ROOM';

describe.each(sizes)('Detail at %i×%i', (...size) => {
  const [columns] = size;

  it('shows the selection under its tabs, the open one in brackets', async () => {
    const ui = openConsole({size});
    await ui.waitFor('▌orders-api');
    await ui.press(keys.enter);
    await ui.waitFor('[Overview]');
    await ui.waitFor(/Handler +index\.handler/);
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    await ui.press(']');
    await ui.waitFor(() => ui.detail.openTab() === tabs[1]);
    await ui.press('[', '[');
    await ui.waitFor(() => ui.detail.openTab() === 'JSON');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('masks environment values, reveals one at a time, and hides it on leaving', async () => {
    const ui = openConsole({size});
    await ui.waitFor('▌orders-api');
    await ui.press(keys.enter);
    await ui.detail.tab('Env');
    await ui.waitFor(/API_KEY +••••••••/);
    expect(ui.rows().join()).not.toContain('hunter2');
    await ui.press('G', keys.enter);
    await ui.waitFor(/API_KEY +hunter2/);
    await ui.waitFor(/TABLE +••••••••/);
    await ui.press(']', '[');
    await ui.waitFor(/API_KEY +••••••••/);
    await ui.press('G', keys.enter);
    await ui.waitFor('hunter2');
    await ui.press(keys.enter);
    await ui.waitUntilGone('hunter2');
  });

  it('keeps its frame whatever the names and values are', async () => {
    const Variables = {[longKey]: 'x', 日本語: '👍🏽'.repeat(60), EMPTY: ''};
    const ui = openConsole({size, lists: {ListFunctions: pagesOf([{...item('functions'), Environment: {Variables}}])}});
    await ui.waitFor('▌orders-api');
    await ui.press(keys.enter);
    await ui.detail.tab('Env');
    await ui.waitFor(/EMPTY +empty/);
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    await ui.press('j', 'j', 'j', keys.enter);
    await ui.waitFor('👍🏽');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('masks secrets in the JSON of the selection until they are asked for', async () => {
    const ui = openConsole({size});
    await ui.waitFor('▌orders-api');
    await ui.press('J');
    await ui.waitFor('orders-api as JSON');
    await ui.press('G');
    await ui.press('g');
    await ui.waitFor('"FunctionName": "orders-api"');
    const reveal = async (shown: string) => {
      for (let page = 0; page < 4 && !ui.rows().join().includes(shown); page++) await ui.press(' ');
      await ui.waitFor(shown);
    };
    await reveal('"API_KEY": "••••••••"');
    await ui.press('v');
    await ui.waitFor('"API_KEY": "hunter2"');
    await ui.press('v');
    await ui.waitUntilGone('hunter2');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });
});

describe('what a tab asks the service', () => {
  it('is loading until it is there', async () => {
    const ui = openConsole();
    await ui.waitFor('▌orders-api');
    await ui.detail.tab('Permissions');
    await ui.waitFor('loading…');
  });

  it('is told when there is none', async () => {
    const missing = problem('missing', {code: 'ResourceNotFoundException'});
    const ui = openConsole({
      calls: {GetPolicy: refused(missing)},
    });
    await ui.waitFor('▌orders-api');
    await ui.detail.tab('Permissions');
    await ui.waitFor(/No .*policy/);
    expect(ui.rows().join()).not.toContain('✗ ');
  });

  it('is told with the reason when it may not be asked, and read again on r', async () => {
    const denied = problem('denied', {what: 'GetPolicy was not allowed', code: 'AccessDeniedException'});
    const ui = openConsole({
      calls: {GetPolicy: refused(denied)},
    });
    await ui.waitFor('▌orders-api');
    await ui.detail.tab('Permissions');
    await ui.waitFor('✗ GetPolicy was not allowed');
    await ui.waitFor('→ aws sso login --profile prod');
    const Statement = [{Sid: 'from-s3', Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction'}];
    ui.world.calls['GetPolicy'] = answered({Policy: JSON.stringify({Statement})});
    await ui.press('r');
    await ui.waitFor('from-s3');
  });
});

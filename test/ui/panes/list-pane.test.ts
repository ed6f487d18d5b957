import {describe, expect, it} from 'vitest';
import type {Item} from '../../../src/core/item.ts';
import {ProblemError} from '../../../src/core/problem.ts';
import {brokenAfter, item, pagesOf, problem, thenNothing} from '../fake-services.ts';
import {brokenRows, keys, openConsole, sizes} from '../open-console.ts';

const denied = problem('denied', {
  what: 'ListFunctions was not allowed',
  why: 'User: arn:aws:iam::123456789012:user/ada is not authorized to perform: lambda:ListFunctions',
  tryThis: 'ask for lambda:ListFunctions',
});

function functions(...names: readonly string[]): readonly Item[] {
  return names.map(name => ({
    ...item('functions'),
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${name}`,
  }));
}

describe.each(sizes)('a list pane at %i×%i', (...size) => {
  const [columns] = size;

  it('says that it is connecting', async () => {
    const ui = openConsole({size, services: {connect: () => new Promise(() => {})}});
    await ui.pane('functions').titled(/^Functions $/);
    await ui.waitFor('connecting…');
    expect(ui.rows()[0]).toMatch(/◌ *$/);
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('says that it is loading', async () => {
    const ui = openConsole({size, lists: {ListFunctions: thenNothing()}});
    await ui.waitFor('loading…');
    if (columns >= 110) await ui.pane('detail').shows('loading Functions…');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('shows the first pages while more are to come', async () => {
    const first = thenNothing(functions('orders-api', 'payments'));
    const ui = openConsole({size, lists: {ListFunctions: first}});
    await ui.pane('functions').titled('Functions 2+');
    await ui.waitFor('payments');
  });

  it('says how many there are, and marks the selected one', async () => {
    const ui = openConsole({size, lists: {ListFunctions: pagesOf(functions('orders-api'), functions('payments'))}});
    await ui.pane('functions').titled(/Functions 2 /);
    await ui.waitFor('▌orders-api');
    await ui.press('j');
    await ui.waitFor('▌payments');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('says what an empty list means', async () => {
    const ui = openConsole({size, lists: {ListFunctions: pagesOf([])}});
    await ui.waitFor('No functions in this account and region.');
    await ui.pane('functions').titled(/Functions 0/);
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });

  it('says what failed, why, and what to try, and recovers on r', async () => {
    const ui = openConsole({size, lists: {ListFunctions: brokenAfter([], denied)}});
    await ui.waitFor('✗ ListFunctions was not allowed');
    await ui.waitFor('is not authorized');
    await ui.waitFor('→ ask for lambda:ListFunctions');
    await ui.waitFor('r tries again');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    ui.world.lists['ListFunctions'] = pagesOf(functions('orders-api'));
    await ui.press('r');
    await ui.waitFor('▌orders-api');
    await ui.waitUntilGone('✗ ListFunctions');
  });

  it('keeps its rows when a refresh fails, and says that they are old', async () => {
    const ui = openConsole({size, lists: {ListFunctions: pagesOf(functions('orders-api', 'payments'))}});
    await ui.waitFor('payments');
    ui.world.lists['ListFunctions'] = brokenAfter([], problem('offline', {what: 'No connection'}));
    await ui.press('r');
    await ui.waitFor('! stale');
    await ui.waitFor('stale, r tries again: No connection');
    await ui.waitFor('payments');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
    ui.world.lists['ListFunctions'] = pagesOf(functions('orders-api', 'payments', 'thumbnailer'));
    await ui.press('r');
    await ui.waitFor('thumbnailer');
    await ui.waitUntilGone('stale');
  });

  it('keeps the pages that came when one fails, and goes on from there on r', async () => {
    const cut = brokenAfter(functions('orders-api', 'payments'), problem('throttled', {what: 'Too fast'}), 'page-3');
    const ui = openConsole({size, lists: {ListFunctions: cut}});
    await ui.waitFor('incomplete after 2, r goes on: Too fast');
    await ui.waitFor('! incomplete');
    const resumed: (string | undefined)[] = [];
    ui.world.lists['ListFunctions'] = async function* (_input, resumeFrom) {
      resumed.push(resumeFrom);
      yield {items: functions('thumbnailer')};
    };
    await ui.press('r');
    await ui.pane('functions').titled(/Functions 3 /);
    await ui.waitUntilGone('incomplete');
    expect(resumed).toEqual(['page-3']);
    expect(ui.rows().join()).toContain('orders-api');
  });

  it('shows nothing matching, and everything again when the filter is cleared', async () => {
    const ui = openConsole({size, lists: {ListFunctions: pagesOf(functions('orders-api', 'payments'))}});
    await ui.waitFor('payments');
    await ui.press('/', 'z', 'z');
    await ui.waitFor('Nothing matches zz');
    await ui.waitFor('0 match');
    await ui.pane('functions').titled(/Functions 0\/2/);
    await ui.press(keys.esc);
    await ui.waitFor('payments');
  });

  it('keeps its columns whatever is in them', async () => {
    const odd = functions(
      '日本語の名前',
      'ein-name-der-länger-ist-als-irgendein-fenster-breit-ist-und-noch-mehr',
      '👍🏽-é',
    );
    const ui = openConsole({size, lists: {ListFunctions: pagesOf(odd)}});
    await ui.waitFor('日本語の名前');
    expect(brokenRows(ui.rows(), columns)).toEqual([]);
  });
});

describe('the pane of what belongs to a function', () => {
  it('is empty while no function is selected', async () => {
    const ui = openConsole({lists: {ListFunctions: pagesOf([])}});
    await ui.waitFor('No functions');
    expect(ui.rows().filter(row => row.includes('no function selected'))).toHaveLength(3);
    expect(ui.made.some(({operation}) => operation === 'ListAliases')).toBe(false);
  });

  it('says whose it is, and alone fails when only it may not be read', async () => {
    const ui = openConsole({lists: {ListAliases: brokenAfter([], {...denied, what: 'ListAliases was not allowed'})}});
    await ui.waitFor('✗ ListAliases was not allowed');
    await ui.waitFor('▌orders-api');
    await ui.pane('versions').titled(/Versions 1 ── orders-api/);
  });

  it('follows the selection', async () => {
    const ui = openConsole({lists: {ListFunctions: pagesOf(functions('orders-api', 'payments'))}});
    await ui.pane('aliases').titled(/Aliases 1 ── orders-api/);
    await ui.press('j');
    await ui.pane('aliases').titled(/Aliases 1 ── payments/);
    expect(ui.made.filter(({operation}) => operation === 'ListAliases').map(({input}) => input)).toEqual([
      {FunctionName: 'orders-api'},
      {FunctionName: 'payments'},
    ]);
  });
});

describe('without a connection', () => {
  it.each(sizes)('the screen of %i×%i says what failed, why, and what mends it; r tries again', async (...size) => {
    let failing = true;
    const expired = problem('credentials', {what: 'The session has expired', why: 'The SSO token is too old'});
    const ui = openConsole({
      size,
      connect: async to => {
        if (failing) throw new ProblemError(expired);
        return to();
      },
    });
    await ui.waitFor('✗ The session has expired');
    await ui.waitFor('The SSO token is too old');
    await ui.waitFor('→ aws sso login --profile prod');
    expect(brokenRows(ui.rows(), size[0])).toEqual([]);
    failing = false;
    await ui.press('r');
    await ui.waitFor('▌orders-api');
  });
});

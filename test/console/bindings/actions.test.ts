import {describe, expect, it, test} from 'vitest';
import {declarations, resources} from '../../../src/catalog/index.ts';
import {type Action, type ActionContext, actionsIn, type Scope} from '../../../src/console/bindings/action.ts';
import {toActions} from '../../../src/console/bindings/index.ts';
import {toKeymap} from '../../../src/console/bindings/keymap.ts';
import type {Connection} from '../../../src/console/connection/connection.ts';
import {own} from '../../../src/console/connection/owner.ts';
import {createWriteLock} from '../../../src/console/connection/write-lock.ts';
import {buildKeyTable} from '../../../src/console/dispatch/key-table.ts';
import {type Session, toSession} from '../../../src/console/session/session.ts';
import type {Resource} from '../../../src/core/resource/resource.ts';
import {items} from '../../catalog/items.ts';
import {toConnection, toWorld} from '../../ui/fake-services.ts';

const actions = toActions(resources, declarations);
const names = resources.map(({name}) => name);
const keymap = toKeymap(actions);
const session = toSession(120, 40, 'functions');
const connection = toConnection(toWorld());
const locked = createWriteLock({readOnly: true, signal: connection.signal});

function connectedTo(other: Connection): Session {
  return {...session, connection: {state: 'ready', connection: other}};
}

function named(name: string): Action {
  const action = actions.find(candidate => candidate.name === name);
  if (action === undefined) throw new Error(`There is no action ${name}`);
  return action;
}

function resourceOf(name: string): Resource {
  const resource = resources.find(candidate => candidate.name === name);
  if (resource === undefined) throw new Error(`There is no resource ${name}`);
  return resource;
}

/** The usual item of a resource selected, in a connection. */
function context(name: string, changes: Partial<ActionContext> = {}, at: Connection = connection): ActionContext {
  const item = own(at, items[name] ?? {});
  return {session: connectedTo(at), scope: 'list', resource: resourceOf(name), item, marked: 0, ...changes};
}

describe('the actions', () => {
  it('have names of their own and titles', () => {
    expect(new Set(actions.map(({name}) => name)).size).toBe(actions.length);
    expect(actions.filter(({title}) => title === '')).toEqual([]);
  });

  it('do not clash by default, nor do the keys of any dialog', () => {
    expect(buildKeyTable(resources, declarations).problems).toEqual([]);
  });

  it('stand in the footer in an order of their own with a key to press', () => {
    for (const scope of ['list', 'detail', 'log'] as const) {
      const shown = actionsIn(actions, scope, 'functions').filter(({footer}) => footer !== undefined);
      const places = shown.filter(action => action.unavailable === undefined).map(({footer}) => footer?.place);
      expect(new Set(places).size).toBe(places.length);
      expect(shown.filter(({keys}) => keys.length === 0)).toEqual([]);
    }
  });

  it('say why not while several are marked, unless it can be done to all of them', () => {
    const reason = (name: string) => named(name).unavailable?.(context('functions', {marked: 2}));
    for (const name of ['UpdateFunctionConfiguration', 'invoke', 'Invoke', 'remedies']) {
      expect(reason(name)).toBe('it works on one function, and 2 are marked: Esc takes the marks away');
    }
    for (const name of ['CreateFunction', 'TagResource', 'json']) expect(reason(name)).toBeUndefined();
  });

  it('offer every tab of every resource in the palette', () => {
    const titles = actions.filter(({hidden}) => !hidden).map(({title}) => title);
    for (const {title, tabs} of resources) {
      for (const tab of tabs) expect(titles).toContain(`${title}: ${tab.title}`);
    }
  });
});

test.each<[Scope, string, string]>([
  ...['functions', 'versions', 'aliases', 'layers', 'mappings', 'detail', 'log'].map(
    (pane, index): [Scope, string, string] => ['list', String(index + 1), `pane-${pane}`],
  ),
  ['list', 'tab', 'next-pane'],
  ['list', 'shift+tab', 'previous-pane'],
  ['list', 'j', 'move-down'],
  ['list', 'down', 'move-down'],
  ['list', 'k', 'move-up'],
  ['list', 'up', 'move-up'],
  ['list', 'g', 'move-first'],
  ['list', 'home', 'move-first'],
  ['list', 'G', 'move-last'],
  ['list', 'end', 'move-last'],
  ['list', 'ctrl+f', 'move-page-down'],
  ['list', 'pagedown', 'move-page-down'],
  ['list', 'ctrl+b', 'move-page-up'],
  ['list', 'pageup', 'move-page-up'],
  ['list', 'ctrl+d', 'move-half-down'],
  ['list', 'ctrl+u', 'move-half-up'],
  ['list', 'enter', 'open'],
  ['detail', 'enter', 'open'],
  ['list', 'esc', 'back'],
  ['detail', '[', 'previous-tab'],
  ['list', ']', 'next-tab'],
  ['list', '/', 'filter'],
  ['list', 's', 'sort'],
  ['list', 'S', 'reverse-sort'],
  ['log', ':', 'palette'],
  ['list', 'a', 'actions'],
  ['list', 'i', 'invoke'],
  ['detail', 'i', 'invoke'],
  ['list', 'y', 'copy'],
  ['list', 'J', 'json'],
  ['list', 'o', 'link'],
  ['detail', 'r', 'refresh'],
  ['list', 'R', 'region'],
  ['list', 'P', 'profile'],
  ['list', 'u', 'undo'],
  ['list', 'W', 'write-lock'],
  ['list', 'z', 'zoom'],
  ['detail', '?', 'help'],
  ['log', 'q', 'quit'],
  ['list', 'ctrl+c', 'interrupt'],
  ['list', 'ctrl+z', 'suspend'],
])('in a %s %s is %s', (scope, key, name) => {
  if (scope === 'everywhere') throw new Error('A key is pressed somewhere');
  for (const resource of names) expect(keymap(scope, resource, key)?.name).toBe(name);
});

describe('an action that cannot be done now says why', () => {
  const at = (endpoint: string) => context('functions', {}, {...connection, endpoint});
  it.each<[string, ActionContext, string | undefined]>([
    ['invoke', context('functions'), undefined],
    ['invoke', context('versions'), undefined],
    ['invoke', context('functions', {item: undefined}), 'no function is selected'],
    ['invoke', context('layers'), 'a layer cannot be invoked'],
    ['invoke', context('functions', {}, {...connection, lock: locked}), 'this session is read-only'],
    ['copy', context('aliases', {item: undefined}), 'no alias is selected'],
    ['json', context('functions'), undefined],
    ['link', context('functions'), undefined],
    ['link', context('functions', {}, {...connection, sandbox: true}), 'the sandbox has no web console'],
    ['link', at('http://127.0.0.1:4566'), 'the AWS web console does not show what is at http://127.0.0.1:4566'],
    [
      'link',
      at('https://••••••••@lambda.corp'),
      'the AWS web console does not show what is at https://••••••••@lambda.corp',
    ],
    ['link', at('https://vpce-1a2b.lambda.eu-west-1.vpce.amazonaws.com'), undefined],
    ['runs', context('functions'), undefined],
    ['runs', context('layers'), 'nothing was invoked yet; a layer has no logs'],
    ['log-timeline', context('functions', {scope: 'log', item: undefined}), 'no function is selected'],
    ['clear-log', context('functions', {scope: 'log'}), 'the log is empty'],
  ])('%s', (name, at, reason) => {
    expect(named(name).unavailable?.(at)).toBe(reason);
  });
});

describe('an action', () => {
  it('acts on the selection', () => {
    expect(named('invoke').run(context('aliases'))).toEqual({
      type: 'invoke',
      connection,
      target: {FunctionName: 'orders-api', Qualifier: 'live'},
    });
    expect(named('json').run(context('layers'))).toMatchObject({type: 'json', item: items['layers']});
  });

  it('reads anew when its selection has gone in between', () => {
    expect(named('invoke').run(context('functions', {item: undefined}))).toEqual({type: 'refresh'});
  });
});

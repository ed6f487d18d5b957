import {expect, test} from 'vitest';
import {declarations, resources} from '../../../src/catalog/index.ts';
import {findElsewhere} from '../../../src/console/bindings/elsewhere.ts';
import {toActions} from '../../../src/console/bindings/index.ts';
import {toKeymap} from '../../../src/console/bindings/keymap.ts';

const actions = toActions(resources, declarations);
const keymap = toKeymap(actions);
const keys = [...new Set(actions.flatMap(action => action.keys))];
const panes = (['list', 'detail', 'log'] as const).flatMap(scope =>
  resources.map(({name}) => ({scope, resource: name})),
);

test.each(panes)(
  'every key of the panes works in a $scope of $resource, or says where it does',
  ({scope, resource}) => {
    const silent = keys.filter(
      key =>
        keymap(scope, resource, key) === undefined &&
        findElsewhere(actions, resources, {scope, resource, key}) === undefined,
    );
    expect(silent).toEqual([]);
  },
);

test.each(panes)(
  'what a key says that does nothing in a $scope of $resource is no longer than a row',
  ({scope, resource}) => {
    const said = keys.map(key => findElsewhere(actions, resources, {scope, resource, key}) ?? '');
    expect(said.filter(({length}) => length > 90)).toEqual([]);
  },
);

test.each([
  ['!', 'remedies'],
  ['o', 'link'],
  ['m', 'metrics'],
  ['i', 'invoke'],
  ['l', 'logs'],
])('%s works in the log, where the board leads', (key, name) => {
  expect(keymap('log', 'functions', key)?.name).toBe(name);
});

test.each([
  ['log', 'functions', 'J', 'Show as JSON: works in a list, or in Detail.'],
  ['list', 'layers', '!', 'Stop the bleeding: works on Functions, Versions, Aliases and 2 more.'],
  ['list', 'versions', 'e', 'e: works in the Log, or on Functions, Aliases, Mappings and 5 more.'],
  ['list', 'functions', 'w', 'Wrap long lines: works in the Log.'],
  ['list', 'functions', '§', undefined],
] as const)('in a %s of %s, %s says %s', (scope, resource, key, words) => {
  expect(findElsewhere(actions, resources, {scope, resource, key})).toBe(words);
});

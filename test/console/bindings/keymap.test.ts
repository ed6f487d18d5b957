import {describe, expect, it} from 'vitest';
import type {Action} from '../../../src/console/bindings/action.ts';
import {findClashes, remap, toKeymap} from '../../../src/console/bindings/keymap.ts';

function action(name: string, keys: readonly string[], scopes: Action['scopes']): Action {
  return {name, title: name, keys, scopes, group: 'Console', run: () => ({type: 'help'})};
}

const actions = [
  action('help', ['?'], ['everywhere']),
  action('filter', ['/'], ['list']),
  action('clear-log', ['c'], ['log']),
  action('copy', ['c', 'y'], ['list', 'detail']),
];

describe('the keymap', () => {
  it('leads from a key to its action where the action can be meant', () => {
    const keymap = toKeymap(actions);
    expect(keymap('list', 'functions', '?')?.name).toBe('help');
    expect(keymap('log', 'functions', '?')?.name).toBe('help');
    expect(keymap('list', 'functions', '/')?.name).toBe('filter');
    expect(keymap('detail', 'functions', '/')).toBeUndefined();
    expect(keymap('log', 'functions', 'c')?.name).toBe('clear-log');
    expect(keymap('list', 'functions', 'c')?.name).toBe('copy');
    expect(keymap('list', 'functions', 'y')?.name).toBe('copy');
    expect(keymap('list', 'functions', 'x')).toBeUndefined();
  });

  it('takes a key for one action on one resource and for another on another', () => {
    const keymap = toKeymap([
      {...action('new-alias', ['n'], ['list']), resources: ['aliases']},
      {...action('new-layer', ['n'], ['list']), resources: ['layers']},
    ]);
    expect(keymap('list', 'aliases', 'n')?.name).toBe('new-alias');
    expect(keymap('list', 'layers', 'n')?.name).toBe('new-layer');
    expect(keymap('list', 'functions', 'n')).toBeUndefined();
  });

  it('takes the keys of the settings in place of an action’s own', () => {
    const keymap = toKeymap(remap(actions, {help: ['f1', 'h'], filter: []}));
    expect(keymap('list', 'functions', 'h')?.name).toBe('help');
    expect(keymap('list', 'functions', '?')).toBeUndefined();
    expect(keymap('list', 'functions', '/')).toBeUndefined();
    expect(keymap('list', 'functions', 'y')?.name).toBe('copy');
  });
});

describe('clashes', () => {
  it('are none between actions that can never be meant at the same place', () => {
    expect(findClashes(actions, ['functions', 'layers'])).toEqual([]);
  });

  it('are told once with the key and both names', () => {
    expect(findClashes(remap(actions, {help: ['y']}), ['functions'])).toEqual([{key: 'y', actions: ['help', 'copy']}]);
  });

  it('are told only where both are for the same resource', () => {
    const ofLayers = {...action('new-layer', ['?'], ['list']), resources: ['layers']};
    expect(findClashes([...actions, ofLayers], ['functions'])).toEqual([]);
    expect(findClashes([...actions, ofLayers], ['functions', 'layers'])).toEqual([
      {key: '?', actions: ['help', 'new-layer']},
    ]);
  });

  it('are all told when one key is given to several', () => {
    const three = remap(actions, {help: ['x'], filter: ['x'], copy: ['x']});
    expect(findClashes(three, ['functions', 'layers']).map(({actions: names}) => names.join(' '))).toEqual([
      'help filter',
      'help copy',
    ]);
  });
});

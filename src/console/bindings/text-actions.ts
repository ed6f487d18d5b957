import {type Action, defineActions, tellMissing, withItem} from './action.ts';

/** What makes a text of what is selected or shown of it. */
export const textActions: readonly Action[] = defineActions([
  {
    name: 'yaml',
    title: 'Show as YAML',
    keys: [],
    scopes: ['list', 'detail'],
    group: 'Selection',
    unavailable: tellMissing,
    run: context => withItem(context, item => ({type: 'yaml', resource: context.resource, item})),
  },
  {
    name: 'search-detail',
    title: 'Search in what Detail shows',
    keys: ['/'],
    scopes: ['detail'],
    group: 'Selection',
    unavailable: tellMissing,
    run: () => ({type: 'search-detail'}),
  },
  {
    name: 'save-detail',
    title: 'Save what Detail shows to a file',
    keys: ['S'],
    scopes: ['detail'],
    group: 'Selection',
    unavailable: tellMissing,
    run: () => ({type: 'save-detail'}),
  },
]);

import {type Action, type ActionContext, defineActions, tellMissing, withItem} from './action.ts';

/** What can be done in a list: marking, finding, ordering. */
export const listActions: readonly Action[] = defineActions([
  {
    name: 'mark',
    title: 'Mark for a change of several',
    keys: ['space'],
    scopes: ['list'],
    group: 'Lists',
    unavailable: tellNothingToMark,
    run: () => ({type: 'mark', what: 'selected'}),
  },
  {
    name: 'mark-shown',
    title: 'Mark all that the filter shows, or take their marks away',
    keys: ['*'],
    scopes: ['list'],
    group: 'Lists',
    unavailable: tellNothingToMark,
    run: () => ({type: 'mark', what: 'shown'}),
  },
  {
    name: 'favourite',
    title: 'Favourite: list it first, or no longer',
    keys: [],
    scopes: ['list', 'detail'],
    group: 'Lists',
    unavailable: context => {
      const {item, resource} = context;
      if (item === undefined) return tellMissing(context);
      return resource.arn(item) === undefined ? `a ${resource.singular} has no ARN to be known by` : undefined;
    },
    run: context => withItem(context, item => ({type: 'favourite', resource: context.resource, item})),
  },
  {
    name: 'filter',
    title: 'Filter',
    keys: ['/'],
    scopes: ['list'],
    group: 'Lists',
    footer: {place: 70, label: 'filter'},
    run: () => ({type: 'filter'}),
  },
  {
    name: 'save-filter',
    title: 'Save the filter under a name',
    keys: [],
    scopes: ['list'],
    group: 'Lists',
    run: () => ({type: 'save-filter'}),
  },
  {
    name: 'sort',
    title: 'Sort by a column',
    keys: ['s'],
    scopes: ['list'],
    group: 'Lists',
    run: () => ({type: 'sort-menu'}),
  },
  {
    name: 'reverse-sort',
    title: 'Reverse the order',
    keys: ['S'],
    scopes: ['list'],
    group: 'Lists',
    run: () => ({type: 'sort', change: 'reverse'}),
  },
]);

/** On the heading of a group all that is below it is meant. */
function tellNothingToMark(context: ActionContext): string | undefined {
  return context.isOnHeading ? undefined : tellMissing(context);
}

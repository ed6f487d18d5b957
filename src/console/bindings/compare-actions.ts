import {type Action, type ActionContext, defineActions, tellMissing, withItem} from './action.ts';

/** Comparing what is selected or marked. */
export const compareActions: readonly Action[] = defineActions([
  {
    name: 'compare',
    title: 'Compare: two that are marked, a version with the one before, else with what you choose',
    keys: ['c'],
    scopes: ['list', 'detail'],
    resources: ['functions', 'versions', 'aliases'],
    group: 'Selection',
    footer: {place: 34, label: nameComparison},
    unavailable: context => tellMany(context) ?? tellMissing(context),
    run: context =>
      withItem(context, item => ({
        type: 'compare',
        command: {do: 'selection', resource: context.resource, item},
      })),
  },
]);

/** What would be compared now. */
function nameComparison({scope, marked}: ActionContext): string {
  if (scope !== 'list' || marked === 0) return 'compare';
  return marked === 1 ? 'compare with…' : 'compare both';
}

function tellMany({scope, marked, resource}: ActionContext): string | undefined {
  if (scope !== 'list' || marked <= 2) return undefined;
  return `two ${resource.title.toLowerCase()} can be compared, and ${marked} are marked`;
}

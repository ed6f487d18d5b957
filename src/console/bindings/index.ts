import {formatTitle, type OperationDeclaration} from '../../core/operation/operation.ts';
import {findUnmet} from '../../core/operation/requirement.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {findPaneNumber, paneInPlace} from '../../core/resource/shown-resources.ts';
import {type Action, type ActionContext, defineActions, tellMarked, tellMissing, tellOwnerMissing} from './action.ts';
import {compareActions} from './compare-actions.ts';
import {consoleActions} from './console-actions.ts';
import {leadActions} from './lead-actions.ts';
import {listActions} from './list-actions.ts';
import {logActions} from './log-actions.ts';
import {mappingActions} from './mapping-actions.ts';
import {metricActions} from './metric-actions.ts';
import {moveActions} from './move-actions.ts';
import {selectionActions} from './selection-actions.ts';
import {textActions} from './text-actions.ts';
import {tourActions} from './tour-actions.ts';

/** The panes beside the resources' lists. */
export const sidePanes = [
  {name: 'detail', title: 'Detail'},
  {name: 'log', title: 'Log'},
] as const;

/** All actions of a console with these resources: a resource brings its pane's and its tabs'. */
export function toActions(
  resources: readonly Resource[],
  declarations: readonly OperationDeclaration[],
): readonly Action[] {
  return [
    ...tourActions,
    ...selectionActions,
    ...textActions,
    ...listActions,
    ...compareActions,
    ...logActions,
    ...leadActions,
    ...mappingActions,
    ...metricActions,
    ...declarations.filter(({on}) => on.length > 0).map(toOperationAction),
    ...paneActions(resources),
    ...consoleActions,
    ...moveActions,
    ...resources.flatMap(tabActions),
  ];
}

function toOperationAction(
  declared: OperationDeclaration,
  _: number,
  declarations: readonly OperationDeclaration[],
): Action {
  const {name = declared.operation, key, on, title = formatTitle(declared.operation)} = declared;
  // In a tab of Detail the key means what the tab shows.
  const findMeant = (context: ActionContext) => findTabOperation(context, key, declarations) ?? declared;
  return {
    name,
    title,
    keys: key === undefined ? [] : [key],
    scopes: ['list', 'detail'],
    resources: on,
    group: 'Selection',
    ...(key !== undefined && {footer: {place: 15, label: context => formatUse(findMeant(context), context.resource)}}),
    titledIn: context => {
      const meant = findMeant(context);
      return meant === 'nothing' ? title : (meant.title ?? formatTitle(meant.operation));
    },
    unavailable: context => {
      const meant = findMeant(context);
      if (meant === 'nothing') return 'there is nothing of this tab to do that with';
      const refused = context.refuses?.(meant.operation);
      if (refused !== undefined) return refused;
      const missing = meant.isNew ? tellOwnerMissing(context) : tellMissing(context);
      if (missing !== undefined) return missing;
      const {item} = context;
      // Of several, what cannot be done to one is said of that one.
      if (meant.bulk && context.marked > 0) return undefined;
      const several = meant.bulk || meant.isNew ? undefined : tellMarked(context);
      return several ?? meant.unavailable?.({item, parent: undefined}) ?? tellUnmet(meant, context);
    },
    run: context => {
      const meant = findMeant(context);
      return {type: 'operation', name: meant === 'nothing' ? name : (meant.name ?? meant.operation)};
    },
  };
}

/** What the screen knows to be missing. */
function tellUnmet({requires, fill}: OperationDeclaration, {item, known}: ActionContext): string | undefined {
  if (item === undefined || known === undefined) return undefined;
  const filled = Object.entries(fill?.({item, parent: undefined}) ?? {}).filter(([, value]) => value !== undefined);
  return findUnmet(requires, Object.fromEntries(filled), known);
}

/** What a key of operations means in the open tab of Detail; undefined where it means the item. */
function findTabOperation(
  {scope, session, resource}: ActionContext,
  key: string | undefined,
  declarations: readonly OperationDeclaration[],
): OperationDeclaration | 'nothing' | undefined {
  const keys = scope === 'detail' ? resource.tabs[session.tabs[resource.name] ?? 0]?.keys : undefined;
  if (keys === undefined || key === undefined || !tabKeys.has(key)) return undefined;
  const name = keys[key];
  return declarations.find(one => (one.name ?? one.operation) === name) ?? 'nothing';
}

/** Keys that make, change or delete what is looked at. */
const tabKeys = new Set(['n', 'e', 'D']);

/** What a key of an operation does, in as few words as tell it: in a list of functions, to delete is to delete a function. */
function formatUse(use: OperationDeclaration | 'nothing', {singular}: Resource): string {
  if (use === 'nothing') return '';
  const words = (use.title ?? formatTitle(use.operation)).toLowerCase();
  const [verb = ''] = words.split(' ');
  return words === `${verb} ${singular}` ? verb : words;
}

/** The number of a pane, which stands before its title and is its key; of one that stands apart undefined. */
export function numberOf(resources: readonly Resource[], pane: string): number | undefined {
  return findPaneNumber(
    resources,
    pane,
    sidePanes.map(({name}) => name),
  );
}

/** A pane's key is its place on the screen; what shares a place with another leaves the key to that. */
function paneActions(resources: readonly Resource[]): readonly Action[] {
  const keysOf = (pane: Resource | (typeof sidePanes)[number]) => {
    const number = 'inPlaceOf' in pane ? undefined : numberOf(resources, pane.name);
    return number === undefined ? [] : [String(number)];
  };
  return defineActions(
    [...resources, ...sidePanes].map(pane => ({
      name: `pane-${pane.name}`,
      title: `Go to ${pane.title}`,
      keys: keysOf(pane),
      scopes: ['everywhere'],
      group: 'Panes',
      run: ({session}) => ({type: 'focus', pane: paneInPlace(resources, pane.name, session.subject)}),
    })),
  );
}

function tabActions(resource: Resource): readonly Action[] {
  return defineActions(
    resource.tabs.map(({title}, tab) => ({
      name: `tab-${resource.name}-${title.toLowerCase().replaceAll(' ', '-')}`,
      title: `${resource.title}: ${title}`,
      keys: [],
      scopes: ['everywhere'],
      group: 'Tabs',
      run: () => ({type: 'open-tab', resource: resource.name, tab}),
    })),
  );
}

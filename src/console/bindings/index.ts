import {formatTitle, type OperationDeclaration} from '../../core/operation/operation.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {type Action, defineActions} from './action.ts';
import {consoleActions} from './console-actions.ts';
import {logActions} from './log-actions.ts';
import {mappingActions} from './mapping-actions.ts';
import {metricActions} from './metric-actions.ts';
import {moveActions} from './move-actions.ts';
import {selectionActions} from './selection-actions.ts';

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
  const panes = [...resources, ...sidePanes];
  return [
    ...selectionActions,
    ...logActions,
    ...mappingActions,
    ...metricActions,
    ...declarations.filter(({on}) => on.length > 0).map(toOperationAction),
    ...paneActions(panes),
    ...consoleActions,
    ...moveActions,
    ...resources.flatMap(tabActions),
  ];
}

function toOperationAction({
  operation,
  name = operation,
  title = formatTitle(operation),
  key,
  on,
  isNew,
  unavailable,
}: OperationDeclaration): Action {
  return {
    name,
    title,
    keys: key === undefined ? [] : [key],
    scopes: ['list', 'detail'],
    resources: on,
    group: 'Selection',
    ...(key !== undefined && {footer: {place: 15, label: title.toLowerCase()}}),
    unavailable: ({item, resource}) => {
      if (item === undefined && !isNew) return `no ${resource.singular} is selected`;
      return unavailable?.({item, parent: undefined});
    },
    run: () => ({type: 'operation', name}),
  };
}

function paneActions(panes: readonly {name: string; title: string}[]): readonly Action[] {
  return defineActions(
    panes.map(({name, title}, index) => ({
      name: `pane-${name}`,
      title: `Go to ${title}`,
      keys: [String(index + 1)],
      scopes: ['everywhere'],
      group: 'Panes',
      run: () => ({type: 'focus', pane: name}),
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
      group: 'Panes',
      run: () => ({type: 'open-tab', resource: resource.name, tab}),
    })),
  );
}

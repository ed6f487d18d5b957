import type {Resource} from '../resource.ts';
import {type Action, defineActions} from './action.ts';
import {consoleActions} from './console-actions.ts';
import {moveActions} from './move-actions.ts';
import {selectionActions} from './selection-actions.ts';

/** The panes beside the resources' lists. */
export const sidePanes = [
  {name: 'detail', title: 'Detail'},
  {name: 'log', title: 'Log'},
] as const;

/** All actions of a console with these resources: a resource brings its pane's and its tabs'. */
export function toActions(resources: readonly Resource[]): readonly Action[] {
  const panes = [...resources, ...sidePanes];
  return [
    ...selectionActions,
    ...paneActions(panes),
    ...consoleActions,
    ...moveActions,
    ...resources.flatMap(tabActions),
  ];
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

import type {Sort} from '../../core/table/sorted-rows.ts';
import type {Command} from '../bindings/command.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Sorts the focused list by a column, by the service's order again, or turns the order round, as a column that is asked for twice does. */
export function sortList(tools: ControllerTools, change: Extract<Command, {type: 'sort'}>['change']): void {
  const {focus, sorts} = tools.store.getState();
  const current = sorts[focus];
  if (change === 'service') {
    tools.store.dispatch({type: 'sort', pane: focus, sort: undefined});
    return tools.notify('In the order of the service', 'dim');
  }
  if (change === 'reverse') return sortBy(tools, {column: 0, ...current, reverse: !(current?.reverse ?? false)});
  const isAgain = current?.column === change.column && current.figures === undefined;
  sortBy(tools, {column: change.column, reverse: isAgain && !current.reverse});
}

/** Sorts the focused list, and says by what; of figures, of how many rows there are none. */
export function sortBy({store, workspace, notify}: ControllerTools, sort: Sort): void {
  const {focus} = store.getState();
  const resource = workspace.resource(focus);
  if (resource === undefined) return;
  const {figures, reverse} = sort;
  store.dispatch({type: 'sort', pane: focus, sort});
  const what = figures?.what ?? workspace.columns(resource)[sort.column]?.header ?? '';
  const {unknown} = workspace.pane(resource).view;
  notify(
    `Sorted by ${what}${reverse ? ', reversed' : ''}${unknown > 0 ? `; of ${unknown} it is not known` : ''}`,
    'dim',
  );
}

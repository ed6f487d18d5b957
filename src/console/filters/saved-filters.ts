import type {Choice} from '../bindings/command.ts';
import {openPrompt} from '../dialogs/prompt.ts';
import {tellProblem} from '../dialogs/tell-problem.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** The filters that the settings give names, to filter the focused list by. */
export function listSavedFilters({store, workspace}: ControllerTools): readonly Choice[] {
  const {focus, filters} = store.getState();
  const resource = workspace.resource(focus);
  if (resource === undefined) return [];
  const {filter} = workspace.pane(resource).cursor;
  return Object.entries(filters).map(([name, text]) => ({
    label: name,
    note: text,
    ...(text === filter && {isCurrent: true as const}),
    command: {type: 'filter-by', text},
  }));
}

/** Asks for a name for the filter of the focused list. */
export function askFilterName(tools: ControllerTools): void {
  const text = focusedFilter(tools);
  if (text === '') return tools.notify('There is no filter here to keep: / filters the list.', 'warn');
  openPrompt(tools, {
    title: `Name of the filter ${text}`,
    note: 'It is kept in the settings; :filter and its name filter by it.',
    submit: name => ({type: 'keep-filter', name, text}),
  });
}

/** Keeps a filter under a name in the settings, in place of one of that name. */
export async function keepFilter(tools: ControllerTools, name: string, text: string): Promise<void> {
  const {store, services, notify} = tools;
  const kept = await services.keepFilter(name, text);
  if ('problem' in kept) return tellProblem(tools, kept.problem);
  store.dispatch({type: 'own-settings', filters: {...store.getState().filters, [name]: text}});
  notify(`:filter ${name} filters by ${text} from now on.`, 'good');
}

function focusedFilter({store, workspace}: ControllerTools): string {
  const resource = workspace.resource(store.getState().focus);
  return resource === undefined ? '' : workspace.pane(resource).cursor.filter.trim();
}

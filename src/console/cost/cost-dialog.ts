import {buildUsageQueries, readUsage} from '../../core/cost/estimate.ts';
import type {CostSpan} from '../../core/cost/format-cost.ts';
import {toTextEdit} from '../../core/edit/text-edit.ts';
import {functionsAtOnce} from '../../core/incidents/board.ts';
import {pickWatched} from '../../core/signs/watched.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import {toProblem} from '../reads/read-query.ts';
import {selectFunction} from '../selection/select-function.ts';
import {connectionOf} from '../session/connection-of.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {Dialog} from '../tools/dialog.ts';
import {filterBindings} from '../tools/filter-bindings.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {helpBinding, textBindings} from '../tools/usual-bindings.ts';
import {type CostState, costDialogName as name} from './cost-state.ts';
import {costIndex, shownCosts} from './shown-costs.ts';

type AtCost = At<CostState>;

/** The spans there are, and the period in seconds in which each is read. */
export const costSpans: Readonly<
  Record<CostState['span'], CostSpan & {readonly hours: number; readonly period: number}>
> = {
  day: {words: 'day', ofMonth: 1 / 30, hours: 24, period: 3600},
  month: {words: '30 days', ofMonth: 1, hours: 720, period: 86_400},
};

/** Rows around the list: title, headers, a line, what is known of the selected (five), filter, border; and what the figures are. */
export const costRowsAround = 10;

/** Opens what functions are estimated to cost, at one of them. */
export function openCost(tools: ControllerTools, about: string | undefined): void {
  if (connectionOf(tools.store.getState()) === undefined) return tools.notify('There is no connection.', 'warn');
  const reading = {state: 'reading'} as const;
  const state: CostState = {span: 'day', reading, selected: about, filter: toTextEdit(''), typing: false};
  const dialog = tools.dialogs.open(name, state);
  void read(tools, dialog);
}

async function read(
  {store, workspace, functions, services}: ControllerTools,
  dialog: Dialog<CostState>,
): Promise<void> {
  const connection = connectionOf(store.getState());
  if (connection === undefined) return;
  const {span} = dialog.state();
  dialog.update(state => ({...state, reading: {state: 'reading'}}));
  const {items} = workspace.pane(functions);
  const queries = buildUsageQueries(pickWatched(items, functionsAtOnce).map(({functionName}) => functionName));
  const {hours, period} = costSpans[span];
  const end = Math.ceil(services.now().getTime() / 60_000) * 60_000;
  const set = (reading: CostState['reading']) =>
    dialog.update(state => (state.span === span ? {...state, reading} : state));
  try {
    const series = await connection.metrics.read({queries, start: end - hours * 3_600_000, end, period}, dialog.signal);
    set({state: 'read', usage: readUsage(series), metrics: queries.length, listed: items.length});
  } catch (error) {
    set({state: 'failed', problem: toProblem(error)});
  }
}

export const costDialog = defineDialog(name, {
  modes: {reading: {title: 'Cost'}, typing: {title: 'Cost, while its filter is typed', types: 'to find'}},
  mode: ({typing}) => (typing ? 'typing' : 'reading'),
  bindings: [
    ...[
      {
        name: 'function-of-cost',
        title: 'Its function',
        keys: ['enter'],
        hint: 'its function',
        run: ({tools, state}: AtCost) => {
          const costs = shownCosts(tools, state);
          const functionName = costs[costIndex(costs, state)]?.functionName;
          const {items} = tools.workspace.pane(tools.functions);
          const item = items.find(({FunctionName}) => FunctionName === functionName);
          if (item === undefined || functionName === undefined) return;
          selectFunction(tools, {functionArn: tools.functions.id(item), functionName});
        },
      },
      {
        name: 'cost-span',
        title: 'Of the last day, or of 30 days',
        keys: ['t'],
        hint: 'day or month',
        run: ({tools, dialog}: AtCost) => {
          dialog.update(state => ({...state, span: state.span === 'day' ? 'month' : 'day'}));
          void read(tools, dialog);
        },
      },
      {
        name: 'refresh',
        title: 'Read now',
        keys: ['r'],
        hint: 'read now',
        run: ({tools, dialog}: AtCost) => void read(tools, dialog),
      },
      {
        name: 'filter',
        title: 'Filter',
        keys: ['/'],
        hint: 'filter',
        run: ({dialog}: AtCost) => dialog.update(state => ({...state, typing: true})),
      },
      ...textBindings<CostState>(({tools, dialog, state}, by) => {
        const costs = shownCosts(tools, state);
        const height = Math.max(1, bodyOf(tools).height - costRowsAround - 2);
        const selected = costs[moveTo(by, costIndex(costs, state), height, costs.length)]?.functionName;
        dialog.update(current => ({...current, selected}));
      }).map(({hint: _, ...binding}) => binding),
      helpBinding,
      {name: 'close', title: 'Close; first clears the filter', keys: ['esc'], hint: 'close', run: close},
      {name: 'leave-cost', title: 'Close', keys: ['q', '$'], run: ({dialog}: AtCost) => dialog.close()},
    ].map(binding => ({...binding, modes: ['reading']})),
    ...filterBindings<CostState>({
      keep: state => ({...state, typing: false}),
      clear: state => ({...state, typing: false, filter: toTextEdit('')}),
    }),
  ],
  line: ({typing, filter}) => (typing ? filter : undefined),
  typed: ({dialog}, filter) => dialog.update(state => ({...state, filter, selected: undefined})),
  point: ({tools, dialog, state}, index) => {
    const selected = shownCosts(tools, state)[index]?.functionName;
    dialog.update(current => ({...current, selected}));
  },
  place: ({body}) => body,
});

function close({dialog, state}: AtCost): void {
  if (state.filter.text === '') return dialog.close();
  dialog.update(current => ({...current, filter: toTextEdit('')}));
}

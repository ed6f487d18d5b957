import {applyEditKey, insertText, toTextEdit} from '../../core/edit/text-edit.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import {openText} from '../dialogs/text.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {filterBindings} from '../tools/filter-bindings.ts';
import type {At, DialogBinding} from '../tools/parts.ts';
import {helpBinding, listBindings} from '../tools/usual-bindings.ts';
import {sendQuery, stopQuery} from './ask-insights.ts';
import {askForName, askForResultFile, chooseCopy, chooseOrder, chooseQuery, chooseSpan} from './choose-insights.ts';
import {type InsightsState, insightsDialogName as name} from './insights-state.ts';
import {resultHeight, shownResult} from './shown-result.ts';

type AtInsights = At<InsightsState>;

const query = ['query'];
const rows = ['rows'];
const both = [...query, ...rows];

export const insightsDialog = defineDialog(name, {
  modes: {
    query: {title: 'Logs Insights: the query', types: ''},
    rows: {title: 'Logs Insights: what came back'},
    typing: {title: 'Logs Insights, while its filter is typed', types: 'to find'},
  },
  mode: ({typing, focus}) => (typing ? 'typing' : focus),
  bindings: [
    on(both, 'insights-send', 'Send the query', ['ctrl+s', 'ctrl+r'], 'send', ({tools, dialog}) =>
      sendQuery(tools, dialog),
    ),
    on(
      query,
      'insights-queries',
      'Queries: shipped and your own',
      ['ctrl+o'],
      'queries',
      at => void chooseQuery(at.tools, at.state),
    ),
    on(
      rows,
      'insights-queries',
      'Queries: shipped and your own',
      ['ctrl+o', 'o'],
      'queries',
      at => void chooseQuery(at.tools, at.state),
    ),
    on(query, 'insights-span', 'From when, to when', ['ctrl+t'], 'since', at => chooseSpan(at.tools)),
    on(rows, 'insights-span', 'From when, to when', ['ctrl+t', 't'], 'since', at => chooseSpan(at.tools)),
    on(query, 'insights-rows', 'To what came back', ['tab', 'shift+tab'], 'rows', at => focus(at, 'rows')),
    on(rows, 'insights-query', 'To the query', ['tab', 'shift+tab', 'e'], 'query', at => focus(at, 'query')),
    on(rows, 'insights-row', 'The row, whole', ['enter'], 'whole row', openRow),
    on(rows, 'insights-order', 'Order of the rows', ['s'], 'order', at => chooseOrder(at.tools, at.state)),
    on(rows, 'filter', 'Filter', ['/'], 'filter', ({dialog}) => dialog.update(state => ({...state, typing: true}))),
    on(rows, 'insights-copy', 'Copy the row, or all', ['y'], 'copy', at => chooseCopy(at.tools, at.state)),
    on(rows, 'insights-save', 'Save the rows to a file', ['S'], 'save', at => askForResultFile(at.tools, at.state)),
    on(query, 'insights-keep', 'Save the query under a name', ['ctrl+n'], 'save as', keep),
    on(query, 'insights-editor', 'The query in your editor', ['ctrl+x'], 'editor', at => void edit(at)),
    ...listBindings<InsightsState>(({tools, dialog, state}, by) => {
      const page = resultHeight(state, bodyOf(tools).height);
      dialog.update(current => ({...current, index: moveTo(by, state.index, page, shownResult(state).length)}));
    }).map(binding => ({...binding, modes: rows})),
    {...helpBinding, modes: rows},
    on(both, 'close', 'Close; first stops a query that runs, or clears the filter', ['esc'], 'close', leave),
    on(rows, 'leave-insights', 'Close', ['q', 'Q'], undefined, ({dialog}) => dialog.close()),
    ...filterBindings<InsightsState>({
      keep: state => ({...state, typing: false}),
      clear: state => ({...state, typing: false, filter: toTextEdit('')}),
    }),
  ],
  line: ({typing, filter}) => (typing ? filter : undefined),
  typed: ({dialog}, filter) => dialog.update(state => ({...state, filter, index: 0})),
  press({dialog, state}, key, input) {
    if (state.focus !== 'query') return;
    const typed = key === input || key === 'space' ? insertText(state.query, input) : undefined;
    const next = applyEditKey(state.query, key, 'multiple') ?? typed;
    if (next !== undefined) dialog.update(now => ({...now, query: next}));
  },
  paste({tools, dialog, state}, text) {
    if (state.focus !== 'query') return tools.notify('Nothing takes pasted text here.', 'dim');
    dialog.update(now => ({...now, query: insertText(now.query, text.replace(/\r\n?/g, '\n'))}));
  },
  place: ({body}) => body,
});

function on(
  modes: readonly string[],
  own: string,
  title: string,
  keys: readonly string[],
  hint: DialogBinding<InsightsState>['hint'],
  run: (at: AtInsights) => void,
): DialogBinding<InsightsState> {
  return {name: own, title, keys, modes, ...(hint !== undefined && {hint}), run};
}

function focus({tools, dialog, state}: AtInsights, to: InsightsState['focus']): void {
  if (to === 'rows' && (state.run.state !== 'ended' || state.run.rows.length === 0)) {
    return tools.notify('There are no rows yet: ctrl+s sends the query.', 'dim');
  }
  dialog.update(now => ({...now, focus: to}));
}

function openRow({tools, state}: AtInsights): void {
  const row = shownResult(state)[state.index];
  if (row === undefined) return;
  const lines = Object.entries(row).flatMap(([column, value]) => {
    const [first = '', ...others] = value.trimEnd().split('\n');
    return [`${column}  ${first}`, ...others.map(line => `  ${line}`)];
  });
  openText(tools, `Row ${state.index + 1}`, lines);
}

function keep({tools, state}: AtInsights): void {
  if (state.query.text.trim() === '') return tools.notify('There is no query yet.', 'warn');
  askForName(tools, '');
}

async function edit({tools, dialog, state}: AtInsights): Promise<void> {
  const edited = await tools.services.edit(state.query.text, '.txt');
  if ('problem' in edited) return tools.notify(`${edited.problem.what}: ${edited.problem.why}`, 'warn');
  dialog.update(now => ({...now, query: toTextEdit(edited.text.replace(/\r\n?/g, '\n').trimEnd())}));
}

function leave({tools, dialog, state}: AtInsights): void {
  if (stopQuery(tools, dialog)) return;
  if (state.filter.text === '') return dialog.close();
  dialog.update(now => ({...now, filter: toTextEdit('')}));
}

import {toTextEdit} from '../../core/edit/text-edit.ts';
import {formatCsv, formatRowsAsJson} from '../../core/insights/result-table.ts';
import type {NamedQuery} from '../../core/insights/shipped-queries.ts';
import type {InsightsCommand} from '../bindings/insights-command.ts';
import {tellSaved} from '../dialogs/ask-for-file.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {readScan, sendQuery, stopQuery} from './ask-insights.ts';
import {askForName, askToDelete, toSaveQuestion} from './choose-insights.ts';
import {type InsightsState, insightsDialogName} from './insights-state.ts';
import {openInsights} from './open-insights.ts';
import {shownResult} from './shown-result.ts';

/** Carries out what is done with Logs Insights. */
export function carryOutInsights(tools: ControllerTools, command: InsightsCommand): void {
  if (command.do === 'open') return openInsights(tools, command.of);
  const dialog = tools.dialogs.find(insightsDialogName);
  if (dialog === undefined) return;
  switch (command.do) {
    case 'take':
      return takeQuery(tools, dialog, command.query);
    case 'take-saved':
      return void takeSaved(tools, dialog, command.name);
    case 'span':
      stopQuery(tools, dialog);
      dialog.update(state => ({...state, span: command.span}));
      return void readScan(tools, dialog);
    case 'order':
      return dialog.update(state => withOrder(state, command.column));
    case 'copy':
      return copyResult(tools, dialog.state(), command.what);
    case 'save':
      return void saveResult(tools, dialog.state(), command);
    case 'keep':
      return void keepQuery(tools, dialog, command);
    case 'delete':
      return command.asked ? void deleteQuery(tools, dialog, command.name) : askToDelete(tools, command.name);
    case 'run':
      return sendQuery(tools, dialog, true);
  }
}

function takeQuery(tools: ControllerTools, dialog: Dialog<InsightsState>, {name, text}: NamedQuery): void {
  stopQuery(tools, dialog);
  dialog.update(state => ({...state, name, query: toTextEdit(text), focus: 'query', run: {state: 'none'}}));
}

async function takeSaved(tools: ControllerTools, dialog: Dialog<InsightsState>, name: string): Promise<void> {
  const found = await tools.services.savedQueries.read(dialog.state().functionName, name);
  if ('problem' in found) return tools.notify(`${found.problem.what}: ${found.problem.why}`, 'warn');
  takeQuery(tools, dialog, {name, text: found.text.replace(/\r\n?/g, '\n')});
}

/** What stands there of it stays, to be sent or saved again. */
async function deleteQuery(tools: ControllerTools, dialog: Dialog<InsightsState>, name: string): Promise<void> {
  const removed = await tools.services.savedQueries.remove(dialog.state().functionName, name);
  if ('problem' in removed) return tools.notify(`${removed.problem.what}: ${removed.problem.why}`, 'bad');
  tools.notify(`Deleted ${name}.`, 'good');
}

function withOrder(state: InsightsState, column: string): InsightsState {
  const reverse = state.order?.column === column ? !state.order.reverse : false;
  return {...state, order: {column, reverse}, index: 0};
}

function copyResult(tools: ControllerTools, state: InsightsState, what: 'row' | 'shown'): void {
  const rows = shownResult(state);
  const row = rows[state.index];
  if (what === 'shown') return tools.execute({type: 'copy', what: `${rows.length} rows`, text: formatCsv(rows)});
  if (row !== undefined) tools.execute({type: 'copy', what: 'the row', text: JSON.stringify(row)});
}

async function saveResult(
  tools: ControllerTools,
  state: InsightsState,
  {path, overwrite}: Extract<InsightsCommand, {do: 'save'}>,
): Promise<void> {
  const rows = shownResult(state);
  const text = /\.(?:jsonl|ndjson)$/i.test(path) ? formatRowsAsJson(rows) : formatCsv(rows);
  const saved = await tools.services.saveFile(path, text, overwrite);
  tellSaved(tools, toSaveQuestion(rows.length), path, saved, `${rows.length.toLocaleString('en')} rows`);
}

async function keepQuery(
  tools: ControllerTools,
  dialog: Dialog<InsightsState>,
  {name, overwrite}: Extract<InsightsCommand, {do: 'keep'}>,
): Promise<void> {
  const {functionName, query} = dialog.state();
  const saved = await tools.services.savedQueries.save(functionName, name, query.text, overwrite);
  if ('exists' in saved) return askForName(tools, name, {error: 'it exists', replaces: name});
  if ('problem' in saved) return askForName(tools, name, {error: `${saved.problem.what}: ${saved.problem.why}`});
  dialog.update(state => ({...state, name}));
  tools.notify(`Saved as ${saved.path}`, 'good');
}

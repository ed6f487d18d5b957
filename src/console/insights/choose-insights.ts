import {findResultColumns} from '../../core/insights/result-table.ts';
import {type NamedQuery, shippedQueries} from '../../core/insights/shipped-queries.ts';
import {formatClock, isSameDay} from '../../core/logs/clock.ts';
import {parseTimeSpan} from '../../core/logs/time-span.ts';
import {sinceChoices} from '../../core/logs/times.ts';
import {eventNameProblem} from '../../core/workbench/event-name.ts';
import type {Choice, Command} from '../bindings/command.ts';
import type {InsightsCommand} from '../bindings/insights-command.ts';
import {askForFile} from '../dialogs/ask-for-file.ts';
import {openMenu} from '../dialogs/menu.ts';
import {openPicker} from '../dialogs/picker.ts';
import {openPrompt} from '../dialogs/prompt.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {InsightsState} from './insights-state.ts';
import {shownResult} from './shown-result.ts';

const toCommand = (command: InsightsCommand): Command => ({type: 'insights', command});

/** Offers the queries there are: the function's own, then those that are shipped. */
export async function chooseQuery(tools: ControllerTools, {functionName}: InsightsState): Promise<void> {
  const found = await tools.services.savedQueries.list(functionName);
  if ('problem' in found) tools.notify(`${found.problem.what}: ${found.problem.why}`, 'warn');
  const own = 'names' in found ? found.names : [];
  openPicker(tools, {
    title: `Queries for ${functionName}`,
    choices: [
      ...own.map(label => ({label, group: 'Your own', command: toCommand({do: 'take-saved', name: label})})),
      ...own.map(name => ({
        ...{label: `Delete ${name}…`, group: 'Your own', destroys: true as const},
        command: toCommand({do: 'delete', name, asked: false}),
      })),
      ...shippedQueries.map((query: NamedQuery) => ({
        label: query.name,
        group: 'Shipped',
        command: toCommand({do: 'take', query}),
      })),
    ],
  });
}

/** Asks whether a query is to be deleted: its file is gone then. */
export function askToDelete(tools: ControllerTools, name: string): void {
  openMenu(tools, {
    title: `Delete the query ${name}?`,
    choices: [
      {label: 'Keep it', command: {type: 'nothing'}},
      {label: 'Delete its file', destroys: true, command: toCommand({do: 'delete', name, asked: true})},
    ],
  });
}

/** Asks for the name to keep the query under, with what was wrong with one, or to replace what is kept under it. */
export function askForName(
  tools: ControllerTools,
  text: string,
  {error, replaces}: {readonly error?: string; readonly replaces?: string} = {},
): void {
  openPrompt(tools, {
    title: 'Save the query as',
    text,
    note: 'A file beside your events, for this function.',
    ...(error !== undefined && {error}),
    ...(replaces !== undefined && {question: 'Enter again replaces it'}),
    check: eventNameProblem,
    submit: name => toCommand({do: 'keep', name, overwrite: name === replaces}),
  });
}

/** Lets the user choose or type from when to when. */
export function chooseSpan(tools: ControllerTools): void {
  openPicker(tools, {
    title: 'Logs since, or from–to: 2h · 14:03 · 14:00-14:30 · 11-21 14:03',
    choices: [
      ...sinceChoices.slice(3),
      ['3h', 10_800_000] as const,
      ['7d', 604_800_000] as const,
      ['30d', 2_592_000_000] as const,
    ]
      .toSorted(([, a], [, b]) => a - b)
      .map(([label, last]) => ({label: `last ${label}`, command: toCommand({do: 'span', span: {last}})})),
    reads: text => readSpan(tools, text),
  });
}

function readSpan({services, store}: ControllerTools, text: string): Choice {
  const now = services.now().getTime();
  const {zone} = store.getState().log;
  const span = parseTimeSpan(text, now, zone);
  if ('error' in span) return {label: `✗ ${span.error}`, command: {type: 'nothing', why: span.error}};
  const show = (time: number) => formatClock(time, zone, !isSameDay(time, now, zone));
  const {since, until} = span;
  const read = until === undefined ? `since ${show(since)}` : `from ${show(since)} to ${show(until)}`;
  return {label: `${text}: ${read}`, command: toCommand({do: 'span', span})};
}

/** The menu of the columns that the rows can be ordered by. */
export function chooseOrder(tools: ControllerTools, state: InsightsState): void {
  const {run, order} = state;
  if (run.state !== 'ended' || run.rows.length === 0) return tools.notify('There are no rows yet.', 'dim');
  openMenu(tools, {
    title: 'Rows by',
    choices: findResultColumns(run.rows).map(column => ({
      label: column === order?.column ? `${column} (now, again turns it round)` : column,
      ...(column === order?.column && {isCurrent: true as const}),
      command: toCommand({do: 'order', column}),
    })),
  });
}

/** The menu of what can be copied. */
export function chooseCopy(tools: ControllerTools, state: InsightsState): void {
  const {length} = shownResult(state);
  if (length === 0) return tools.notify('There are no rows yet.', 'dim');
  openMenu(tools, {
    title: 'Copy',
    choices: [
      {label: 'this row as JSON', command: toCommand({do: 'copy', what: 'row'})},
      {label: `all ${length.toLocaleString('en')} as CSV`, command: toCommand({do: 'copy', what: 'shown'})},
    ],
  });
}

/** What the file is asked for with that rows are saved to. */
export function toSaveQuestion(count: number) {
  return {
    title: `Save ${count.toLocaleString('en')} rows to`,
    note: 'As CSV, or, to a name in .jsonl, as JSON, an object a line. A file only you may read;',
    save: (path: string, overwrite: boolean) => toCommand({do: 'save', path, overwrite}),
  };
}

/** Asks for the file to save what is shown to. */
export function askForResultFile(tools: ControllerTools, state: InsightsState): void {
  const {length} = shownResult(state);
  if (length === 0) return tools.notify('There are no rows yet.', 'dim');
  const stamp = tools.services.now().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const name = `${state.functionName}-${state.name ?? 'query'}`.replace(/[^\w.-]+/g, '-').toLowerCase();
  askForFile(tools, toSaveQuestion(length), `~/${name}-${stamp}.csv`);
}

import {toTextEdit} from '../../core/edit/text-edit.ts';
import {isStandIn} from '../../core/format/aws-host.ts';
import {formatSize} from '../../core/format/size.ts';
import {estimateScanDollars, formatDollarsAbout} from '../../core/insights/format-scan.ts';
import type {LogAnswer} from '../../core/insights/insights-services.ts';
import {isErrorsQuery, mergeErrors} from '../../core/insights/result-table.ts';
import {openMenu} from '../dialogs/menu.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {AskedSpan, InsightsState} from './insights-state.ts';

type Asking = Dialog<InsightsState>;

/** US dollars, and bytes where no price is known, from which a query is sent only when it was asked about. */
const dear = 0.1;
const much = 10 * 1_073_741_824;

/** Reads how much a query would look at; one that waits for that is sent then. */
export async function readScan(tools: ControllerTools, dialog: Asking): Promise<void> {
  const {connection, groups, span} = dialog.state();
  const set = (scan: InsightsState['scan']) => dialog.update(state => (state.span === span ? {...state, scan} : state));
  set({state: 'reading'});
  try {
    set({
      state: 'known',
      estimate: await connection.insights.estimate({groups, ...toTimes(tools, span)}, dialog.signal),
    });
  } catch (error) {
    set({state: 'failed', problem: toProblem(error)});
  }
  const {run, span: now} = dialog.state();
  if (dialog.isOpen() && now === span && run.state === 'waiting') sendQuery(tools, dialog);
}

/** Sends the query that stands there; a dear one is asked about first. */
export function sendQuery(tools: ControllerTools, dialog: Asking, isAsked = false): void {
  const {query, run, scan, connection} = dialog.state();
  if (query.text.trim() === '') return tools.notify('There is no query yet: ctrl+o offers some.', 'warn');
  if (run.state === 'running') return tools.notify('It is running: Esc stops it.', 'dim');
  if (scan.state === 'reading') return dialog.update(state => ({...state, run: {state: 'waiting'}}));
  const bytes = scan.state === 'known' && !isStandIn(connection) ? scan.estimate.bytes : 0;
  const dollars = estimateScanDollars(bytes, connection.region);
  if (isAsked || (dollars === undefined ? bytes < much : dollars < dear)) return void runQuery(tools, dialog);
  dialog.update(state => ({...state, run: {state: 'none'}}));
  const price = dollars === undefined ? '' : ` for ${formatDollarsAbout(dollars)}`;
  openMenu(tools, {
    title: `Look at about ${formatSize(bytes)}${price}?`,
    choices: [
      {label: 'Not now', command: {type: 'nothing'}},
      {label: 'Send the query', command: {type: 'insights', command: {do: 'run'}}},
    ],
  });
}

/** Stops the query that runs, at the service, too; false when none does. */
export function stopQuery({notify}: ControllerTools, dialog: Asking): boolean {
  const {run} = dialog.state();
  if (run.state === 'waiting') dialog.update(state => ({...state, run: {state: 'none'}}));
  if (run.state !== 'running') return run.state === 'waiting';
  run.ending.abort();
  dialog.update(state => ({...state, run: {state: 'stopped', progress: run.progress}}));
  notify('Stopped. What it has looked at by then is charged.', 'dim');
  return true;
}

async function runQuery(tools: ControllerTools, dialog: Asking): Promise<void> {
  const {connection, groups, span, query} = dialog.state();
  const ending = new AbortController();
  const isOwn = ({run}: InsightsState) => run.state === 'running' && run.ending === ending;
  const set = (change: (state: InsightsState) => Partial<InsightsState>) =>
    dialog.update(state => (isOwn(state) ? {...state, ...change(state)} : state));
  dialog.update(state => ({
    ...state,
    run: {state: 'running', progress: undefined, ending},
    index: 0,
    order: undefined,
  }));
  const signal = AbortSignal.any([dialog.signal, ending.signal]);
  try {
    const answer = await connection.insights.ask(
      {groups, query: query.text, ...toTimes(tools, span)},
      progress => set(() => ({run: {state: 'running', progress, ending}})),
      signal,
    );
    set(state => takeAnswer(state, answer));
  } catch (error) {
    set(() => ({run: {state: 'failed', problem: toProblem(error)}}));
  }
}

/** What is refused is shown where it was typed. */
function takeAnswer(state: InsightsState, answer: LogAnswer): Partial<InsightsState> {
  const {query} = state;
  if (answer.kind === 'refused') {
    const {why, start} = answer;
    const cursor = Math.min(start ?? query.cursor, query.text.length);
    return {run: {state: 'refused', why}, query: {text: query.text, cursor}, focus: 'query'};
  }
  const {status, progress} = answer;
  const rows = isErrorsQuery(query.text) ? mergeErrors(answer.rows) : answer.rows;
  return {
    run: {state: 'ended', status, rows, came: answer.rows.length, progress},
    filter: toTextEdit(''),
    ...(rows.length > 0 && {focus: 'rows' as const}),
  };
}

function toTimes({services}: ControllerTools, span: AskedSpan): {readonly from: number; readonly until: number} {
  const now = services.now().getTime();
  return 'last' in span ? {from: now - span.last, until: now} : {from: span.since, until: span.until ?? now};
}

import {toTextEdit} from '../../core/edit/text-edit.ts';
import {errorsQuery, type NamedQuery, shippedQueries} from '../../core/insights/shipped-queries.ts';
import {type LogTarget, planLogs} from '../../core/logs/log-targets.ts';
import type {Connection} from '../connection/connection.ts';
import {findTargets} from '../logs/follow-keys.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {readScan} from './ask-insights.ts';
import {type InsightsState, insightsDialogName as name} from './insights-state.ts';

/** What was asked last of some logs, by the connection and their names: it comes back when they are opened again. */
const asked = new WeakMap<Connection, Map<string, Pick<InsightsState, 'query' | 'name' | 'span'>>>();

const day = 86_400_000;
const usual = {last: 10_800_000};

/** Opens Logs Insights for the selection, or for what the Log pane shows. */
export function openInsights(tools: ControllerTools, of: 'selection' | 'log'): void {
  const {log} = tools.store.getState();
  const followed = of === 'log' ? tools.logs.follower.last : undefined;
  const found = followed ?? findTargets(tools);
  if (typeof found === 'string') return tools.notify(found, 'warn');
  const {connection, targets} = found;
  const isOfErrors = of === 'log' && log.screen.type === 'errors';
  open(tools, connection, targets, isOfErrors ? errorsQuery : undefined);
}

function open(
  tools: ControllerTools,
  connection: Connection,
  targets: readonly LogTarget[],
  wanted: NamedQuery | undefined,
): void {
  const [first] = targets;
  if (first === undefined) return;
  const names = [...new Set(targets.map(({FunctionName}) => FunctionName))];
  const title = names.length === 1 ? first.FunctionName : `${names.length} functions`;
  const kept = wanted === undefined ? asked.get(connection)?.get(names.join(' ')) : undefined;
  const query = wanted ?? shippedQueries[0];
  const dialog = tools.dialogs.open(name, {
    ...{connection, title, functionName: first.FunctionName, groups: planLogs(targets).groups.map(group => group.name)},
    ...{span: wanted === undefined ? usual : {last: day}, query: toTextEdit(query?.text ?? ''), name: query?.name},
    ...kept,
    ...{focus: 'query', scan: {state: 'reading'}, run: {state: 'none'}},
    ...{order: undefined, index: 0, filter: toTextEdit(''), typing: false},
  });
  dialog.signal.addEventListener('abort', () => {
    const {query: last, name: own, span} = dialog.state();
    const known = asked.get(connection) ?? new Map();
    asked.set(connection, known.set(names.join(' '), {query: last, name: own, span}));
  });
  void readScan(tools, dialog);
}

import type {LogCommand} from '../../core/logs/log-command.ts';
import type {LogPaneState} from '../../core/logs/log-pane.ts';
import {type Action, type ActionContext, defineActions, tellMissing} from './action.ts';
import type {Command} from './command.ts';

interface LogKey {
  readonly name: string;
  readonly title: string;
  readonly key: string;
  readonly command: LogCommand | ((log: LogPaneState) => LogCommand);
  readonly footer?: readonly [place: number, label: string | ((log: LogPaneState) => string)];
  unavailable?(log: LogPaneState): string | undefined;
}

const empty = ({isEmpty}: LogPaneState) => (isEmpty ? 'the log is empty' : undefined);
/** Whether the pane offers the last lines of what is quiet. */
const offersLast = ({isEmpty, last}: LogPaneState) => isEmpty && last?.state === 'found';
const opened = (log: LogPaneState) => {
  if (offersLast(log)) return undefined;
  return empty(log);
};
/** What Enter opens: the last lines of what is quiet, an invocation, and from there the source of its error. */
function toOpening(log: LogPaneState): keyof typeof openingWords {
  if (offersLast(log)) return 'last';
  return log.screen.type === 'invocation' ? 'source' : 'open';
}

const openingWords = {last: 'last lines', open: 'invocation', source: 'source'} as const;
const unfollowed = ({source}: LogPaneState) =>
  source?.since === undefined ? 'no log is being followed: l follows the selection’s' : undefined;
const stopped = ({reading, printing}: LogPaneState) =>
  reading === 'reading' || reading === 'following' || printing !== undefined ? undefined : 'no log is being followed';

const unlisted = ({screen}: LogPaneState) =>
  screen.type === 'timeline' || screen.type === 'errors'
    ? undefined
    : 'lines stand in the order of time; T lists invocations, X errors';

const keys: readonly LogKey[] = [
  {
    name: 'log-invocation',
    title:
      'Lines of the invocation, JSON made readable; there the source of its error; where all is quiet the last lines',
    key: 'enter',
    command: log => ({type: toOpening(log)}),
    footer: [2, log => openingWords[toOpening(log)]],
    unavailable: opened,
  },
  {
    name: 'log-pause',
    title: 'Pause, or follow again',
    key: 'space',
    command: {type: 'pause'},
    footer: [3, ({cursor}) => (cursor === undefined ? 'pause' : 'follow')],
    unavailable: empty,
  },
  {
    name: 'log-filter',
    title: 'Filter: words, "a phrase", field=value, level>=warn, /regex/',
    key: '/',
    command: {type: 'filter'},
    footer: [4, 'filter'],
  },
  {
    name: 'log-level',
    title: 'Next level: all, application, info, warn, error; of invocations the failed',
    key: 'v',
    command: {type: 'level'},
    footer: [5, 'level'],
  },
  {
    name: 'log-next-error',
    title: 'Next error in the log',
    key: 'e',
    command: {type: 'error', by: 1},
    unavailable: empty,
  },
  {
    name: 'log-previous-error',
    title: 'Previous error in the log',
    key: 'E',
    command: {type: 'error', by: -1},
    footer: [6, 'last error'],
    unavailable: empty,
  },
  {
    name: 'log-order',
    title: 'Order of the invocations, or of the errors',
    key: 's',
    command: {type: 'order-menu'},
    unavailable: unlisted,
  },
  {
    name: 'log-since',
    title: 'From when, to when; live tail',
    key: 't',
    command: {type: 'pick-time'},
    footer: [8, 'since'],
    unavailable: unfollowed,
  },
  {name: 'log-wrap', title: 'Wrap long lines', key: 'w', command: {type: 'wrap'}, footer: [9, 'wrap']},
  {
    name: 'log-source',
    title: 'Source of the line: the place it names, or the code that printed it',
    key: 'f',
    command: {type: 'source'},
    footer: [10, 'source'],
    unavailable: empty,
  },
  {name: 'log-zone', title: 'Local time or UTC', key: 'U', command: {type: 'zone'}},
  {name: 'log-context', title: 'Lines kept around matches: 0, 1, 3, 10', key: 'c', command: {type: 'context'}},
  {
    name: 'log-pattern',
    title: 'CloudWatch filter pattern, applied by the service',
    key: 'F',
    command: {type: 'pattern-prompt'},
    unavailable: unfollowed,
  },
  {
    name: 'log-stop',
    title: 'Stop following',
    key: 'x',
    command: {type: 'stop'},
    footer: [11, 'stop'],
    unavailable: stopped,
  },
  {
    name: 'log-copy',
    title: 'Copy the line, the invocation or all that is shown',
    key: 'y',
    command: {type: 'copy-menu'},
    footer: [12, 'copy'],
    unavailable: empty,
  },
  {
    name: 'log-execution',
    title: 'The durable execution that the line is of',
    key: 'b',
    command: {type: 'execution'},
    unavailable: empty,
  },
  {
    name: 'log-save',
    title: 'Save what is shown to a file',
    key: 'S',
    command: {type: 'save-prompt'},
    footer: [13, 'save'],
    unavailable: empty,
  },
  {name: 'clear-log', title: 'Clear the log', key: 'ctrl+l', command: {type: 'clear'}, unavailable: empty},
];

/** What can be done with logs: following the selection's, and reading them in their pane. */
export const logActions: readonly Action[] = defineActions([
  {
    name: 'logs',
    title: 'Follow the logs',
    keys: ['l'],
    scopes: ['list', 'detail', 'log'],
    group: 'Selection',
    footer: {place: 12, label: 'logs'},
    unavailable: tellUnfollowed,
    run: () => ({type: 'log', command: {type: 'follow'}}),
  },
  {
    name: 'invocations',
    title: 'Invocations that the log knows',
    keys: ['T'],
    scopes: ['list', 'detail'],
    group: 'Selection',
    unavailable: tellUnfollowed,
    run: context => listInvocations(context),
  },
  {
    name: 'log-timeline',
    title: 'Invocations, each in a row',
    keys: ['T'],
    scopes: ['log'],
    group: 'Log',
    footer: {place: 7, label: 'invocations'},
    unavailable: tellUnknown,
    run: context => (isRead(context) ? {type: 'log', command: {type: 'timeline'}} : listInvocations(context)),
  },
  {
    name: 'errors',
    title: 'Errors of the last hour by kind',
    keys: ['X'],
    scopes: ['list', 'detail'],
    group: 'Selection',
    unavailable: tellUnfollowed,
    run: () => ({type: 'log', command: {type: 'errors-of-selection'}}),
  },
  {
    name: 'log-errors',
    title: 'Errors by kind',
    keys: ['X'],
    scopes: ['log'],
    group: 'Log',
    unavailable: tellUnknown,
    run: context => ({type: 'log', command: {type: isRead(context) ? 'errors' : 'errors-of-selection'}}),
  },
  ...keys.map(
    ({name, title, key, command, footer, unavailable}): Action => ({
      name,
      title,
      keys: [key],
      scopes: ['log'],
      group: 'Log',
      ...(footer && {footer: {place: footer[0], label: toLabel(footer[1])}}),
      ...(unavailable && {unavailable: ({session}) => unavailable(session.log)}),
      run: ({session}) => ({type: 'log', command: typeof command === 'function' ? command(session.log) : command}),
    }),
  ),
]);

function toLabel(label: string | ((log: LogPaneState) => string)) {
  return typeof label === 'string' ? label : ({session}: ActionContext) => label(session.log);
}

/** Whether the log has the focus, and lines of something. */
export function isRead({scope, session}: ActionContext): boolean {
  return scope === 'log' && session.log.source !== undefined;
}

/** Why no log knows invocations of what is looked at; undefined when one may. */
export function tellUnknown(context: ActionContext): string | undefined {
  return isRead(context) ? undefined : tellUnfollowed(context);
}

/** Lists the invocations that the log knows, of what is read where it has the focus; `notice` is said with them. */
export function listInvocations(context: ActionContext, notice?: string): Command {
  const of = isRead(context) ? 'pane' : 'selection';
  return {type: 'log', command: {type: 'invocations', of, ...(notice !== undefined && {notice})}};
}

function tellUnfollowed(context: ActionContext): string | undefined {
  const {session, resource} = context;
  if (session.connection.state !== 'ready') return 'there is no connection';
  if (resource.logTarget === undefined) return `a ${resource.singular} has no logs`;
  return tellMissing(context);
}

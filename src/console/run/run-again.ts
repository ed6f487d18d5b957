import type {Run} from '../../core/run/run.ts';
import {openMenu} from '../dialogs/menu.ts';
import {withGroup} from '../logs/follow-keys.ts';
import {findConnection} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {findRun} from './find-run.ts';
import {startRun} from './invoke.ts';

/** Sends exactly the same once more; asked first when that is many times. */
export function sendAgain(tools: ControllerTools, run: Run): void {
  const reason = whyNot(tools, run);
  if (reason !== undefined) return tools.notify(reason, 'warn');
  const {times} = run.request;
  if (times === 1) return runAgain(tools, run.id);
  openMenu(tools, {
    title: `Send it ${times} times again?`,
    choices: [
      {label: 'No', command: {type: 'nothing'}},
      {label: `Yes, send ${run.name} ${times} more times`, command: {type: 'run-again', id: run.id}},
    ],
  });
}

/** Sends it, after it was asked. */
export function runAgain(tools: ControllerTools, id: number): void {
  const run = findRun(tools, id);
  if (run === undefined) return;
  const connection = findConnection(tools.store.getState(), run.connection);
  if (connection !== undefined) startRun(tools, connection, run.request);
}

/** Opens the workbench with what was sent, to be changed before it is sent. */
export function editAgain(tools: ControllerTools, run: Run): void {
  const connection = findConnection(tools.store.getState(), run.connection);
  if (connection === undefined) return;
  tools.execute({type: 'invoke', connection, target: run.request.target, from: run.request});
}

/** Follows the log of what was invoked, from when it was: all of the invocation's, not its end only. */
export function openLogOf(tools: ControllerTools, run: Run): void {
  const connection = findConnection(tools.store.getState(), run.connection);
  if (connection === undefined) return;
  const {FunctionName} = run.target;
  tools.dialogs.close();
  tools.logs.follower.start({
    connection,
    targets: [withGroup(tools, {FunctionName, label: run.name})],
    since: run.startedAt - before,
    by: 'polling',
    pattern: undefined,
  });
  tools.execute({type: 'focus', pane: 'log'});
}

/** Milliseconds that the service's clock may be behind this one. */
const before = 5000;

function whyNot(tools: ControllerTools, run: Run): string | undefined {
  if (findConnection(tools.store.getState(), run.connection)?.lock.readOnly)
    return 'Nothing was sent: this session is read-only.';
  if (run.outcome.state === 'running') return 'It still runs: i invokes beside it, r sends it again once it has ended.';
  return undefined;
}

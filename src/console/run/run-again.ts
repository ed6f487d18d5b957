import {mayBeCarriedOut} from '../../core/problem.ts';
import type {Run} from '../../core/run/run.ts';
import {openMenu} from '../dialogs/menu.ts';
import {withGroup} from '../logs/follow-keys.ts';
import {findConnection} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {rest} from '../tools/rest.ts';
import {findRun} from './find-run.ts';
import {startRun} from './invoke.ts';
import {openRunOf} from './open-runs.ts';

/**
 * Sends exactly the same once more, but not by a key that is held; asked first when that is many times, or when it may have
 * run though no answer came.
 */
export function sendAgain(tools: ControllerTools, run: Run): void {
  const dialog = openRunOf(tools, run.id);
  const reason = whyNot(tools, run) ?? (dialog?.state().rest === undefined ? undefined : onlyJustSent);
  if (reason !== undefined) {
    if (dialog !== undefined) rest(dialog);
    return tools.notify(reason, 'warn');
  }
  const {DurableExecutionName: name} = run.request.input;
  if (name !== undefined) {
    editAgain(tools, run);
    return tools.notify(
      `${name} was begun already: a name stands for one execution, another one begins another.`,
      'warn',
    );
  }
  const question = findQuestion(run);
  if (question === undefined) return runAgain(tools, run.id);
  openMenu(tools, {
    title: question.title,
    choices: [
      {label: 'No', command: {type: 'nothing'}},
      {label: question.yes, command: {type: 'run-again', id: run.id}},
    ],
  });
}

const onlyJustSent = 'It was sent again only just now: let go of the key for a second first.';

function findQuestion({request: {times}, outcome, name}: Run): {title: string; yes: string} | undefined {
  if (times > 1) return {title: `Send it ${times} times again?`, yes: `Yes, send ${name} ${times} more times`};
  if (outcome.state !== 'failed' || !mayBeCarriedOut(outcome.problem)) return undefined;
  return {title: 'It may have run already. Send it again?', yes: `Yes, send ${name} a second time`};
}

/** Sends it, after it was asked. */
export function runAgain(tools: ControllerTools, id: number): void {
  const run = findRun(tools, id);
  if (run === undefined) return;
  const connection = findConnection(tools.store.getState(), run.connection);
  if (connection === undefined) return;
  const dialog = openRunOf(tools, startRun(tools, connection, run.request).id);
  if (dialog !== undefined) rest(dialog);
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

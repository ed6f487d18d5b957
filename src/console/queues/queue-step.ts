import {formatTimeOfDay} from '../../core/format/age.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {mayBeCarriedOut, type Problem} from '../../core/problem.ts';
import {toMessagePayload} from '../../core/queues/message-payload.ts';
import {type QueueEntry, toQueueTitle} from '../../core/queues/queue-entry.ts';
import type {QueueFacts} from '../../core/queues/queue-services.ts';
import type {Connection} from '../connection/connection.ts';
import {connectionName} from '../connection/connection-name.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {sendMessagesAgain} from './send-again.ts';
import {type QueueStep, queueMessagesDialogName, queueStepDialogName} from './states.ts';

interface Of {
  readonly connection: Connection;
  readonly entry: QueueEntry;
  readonly facts: QueueFacts;
}

const isLocked = 'This session is read-only; W leaves that for 10 minutes.';

/** Looks at messages of a queue: at once where that only hides them for a while, else once that was read. */
export function lookInto(tools: ControllerTools, of: Of): void {
  const {connection, entry, facts} = of;
  if (connection.lock.readOnly) return tools.notify(`Looking receives messages. ${isLocked}`, 'warn');
  if (facts.visible === 0)
    return tools.notify(`${toQueueTitle(entry.arn)} has no message that can be received.`, 'warn');
  const warnings = [
    ...(facts.redrive === undefined
      ? []
      : [
          `It has a redrive policy itself: looking counts as a receive, and what was received ${facts.redrive.most} times`,
          `goes to ${toQueueTitle(facts.redrive.target)}.`,
        ]),
    ...(entry.role === 'source' ? [`${entry.of} does not get them meanwhile.`] : []),
  ];
  const dialog = openStep(tools, of, 'look', [
    `Look at up to 10 messages of ${toQueueTitle(entry.arn)}, with ${connectionName(connection)}.`,
    '',
    ...warnings.map(text => `⚠ ${text}`),
    `They are hidden from all others for ${formatDuration(facts.visibility)}.`,
    '',
    'Enter looks, Esc leaves them alone',
  ]);
  if (warnings.length === 0) void carryOutStep(tools, dialog);
}

/** Shows what redriving would do; where it cannot be done, it says why. Only what is visible is moved. */
export function openRedrive(tools: ControllerTools, of: Of): void {
  const {connection, entry, facts} = of;
  const {visible, inFlight, feeders} = facts;
  const name = toQueueTitle(entry.arn);
  if (connection.lock.readOnly) return tools.notify(isLocked, 'warn');
  if (visible === 0) {
    const others =
      inFlight > 0 ? `: ${inFlight} in flight, hidden for ${formatDuration(facts.visibility)} at most` : '';
    return tools.notify(`${name} has no message that can be moved now${others}.`, 'warn');
  }
  const asked = `Redrive ${visible} ${visible === 1 ? 'message' : 'messages'} of ${name}, with ${connectionName(connection)}.`;
  if (feeders.length > 0) {
    openStep(tools, of, 'move back', [
      asked,
      '',
      `They go back to the queue each came from: ${feeders.join(', ')}. Who reads that gets them again.`,
      '',
      `aws sqs start-message-move-task --source-arn ${entry.arn}`,
      '',
      'Enter sends it, Esc leaves them here',
    ]);
    return;
  }
  if (entry.role === 'source' || entry.role === 'dead letters') {
    return tools.notify(`${name} is no dead-letter queue: there is nowhere to move its messages back to.`, 'warn');
  }
  openStep(tools, of, 'send again', [
    asked,
    '',
    `Each is sent to ${entry.target.FunctionName} as an event, with the payload it had, and deleted here once that was accepted.`,
    'What is not accepted stays; of what has no answer it is told that nobody knows.',
    '',
    `aws lambda invoke --function-name ${entry.target.FunctionName} --invocation-type Event --payload … `,
    '',
    'Enter sends them, Esc leaves them here',
  ]);
}

/** The same for a queue that was looked into: what is hidden by that stays where it is, so it is waited for. */
export function openRedriveOfSeen(tools: ControllerTools, of: Of & {readonly receivedAt: number}): void {
  const until = new Date(of.receivedAt + of.facts.visibility * 1000);
  if (tools.services.now() < until) {
    return tools.notify(`Looking hides them until ${formatTimeOfDay(until)}: they can be redriven then.`, 'warn');
  }
  openRedrive(tools, of);
}

function openStep(
  {dialogs}: ControllerTools,
  of: Of,
  does: QueueStep['does'],
  lines: readonly string[],
): Dialog<QueueStep> {
  const title = does === 'look' ? 'Look into a queue' : 'Redrive';
  const text = {title, lines, plainLines: lines, revealed: false, top: 0};
  return dialogs.open(queueStepDialogName, {...text, ...of, does, phase: 'review'});
}

/** Does what was looked at, once. */
export async function carryOutStep(tools: ControllerTools, dialog: Dialog<QueueStep>): Promise<void> {
  const step = dialog.state();
  if (step.phase !== 'review') return;
  const show = (lines: readonly string[], phase: QueueStep['phase']) =>
    dialog.update(state => ({...state, phase, lines, plainLines: lines}));
  show(['…'], 'running');
  try {
    if (step.does === 'look') return await receive(tools, dialog, step);
    if (step.does === 'move back') {
      await step.connection.queues.moveBack(step.entry.arn, dialog.signal);
      show([`✓ ${toQueueTitle(step.entry.arn)}: its messages go back to ${step.facts.feeders.join(', ')}.`], 'ended');
    } else {
      const told = await sendMessagesAgain(step, lines => show(lines, 'running'), dialog.signal);
      show(told, 'ended');
      if (!dialog.isOpen()) tools.notify(told.join(' '), 'warn');
    }
  } catch (error) {
    const problem = toProblem(error);
    show([formatStepProblem(problem)], 'ended');
    if (!dialog.isOpen()) tools.notify(formatStepProblem(problem), 'warn');
  }
  tools.refreshAll(step.connection);
}

async function receive(
  tools: ControllerTools,
  dialog: Dialog<QueueStep>,
  {connection, entry, facts}: QueueStep,
): Promise<void> {
  const messages = await connection.queues.receive(entry.arn, dialog.signal);
  tools.refreshAll(connection);
  if (!dialog.isOpen()) return;
  dialog.close();
  if (messages.length === 0) return tools.notify('No message came: others may be with them.', 'warn');
  const receivedAt = tools.services.now().getTime();
  tools.dialogs.open(queueMessagesDialogName, {connection, entry, facts, messages, receivedAt, index: 0});
}

function formatStepProblem(problem: Problem): string {
  const {what, why, tryThis} = problem;
  return `${mayBeCarriedOut(problem) ? '?' : '✗'} ${what}: ${why} ${tryThis}`;
}

/** Puts a message's payload into the workbench of its function. */
export function openInWorkbench(
  tools: ControllerTools,
  {connection, entry}: Of,
  message: Parameters<typeof toMessagePayload>[0],
): void {
  const payload = toMessagePayload(message, entry);
  if ('why' in payload) return tools.notify(`There is nothing to invoke with: ${payload.why}.`, 'warn');
  const {target, text} = payload;
  const {FunctionName, Qualifier} = target;
  const input = {
    FunctionName,
    ...(Qualifier !== undefined && {Qualifier}),
    InvocationType: 'RequestResponse' as const,
    Payload: new TextEncoder().encode(text),
  };
  const from = {target, input, streaming: false, times: 1, concurrency: 1};
  tools.execute({type: 'invoke', connection, target, from});
}

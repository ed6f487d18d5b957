import {formatAge} from '../format/age.ts';
import {formatDuration} from '../format/duration.ts';
import {fitText} from '../text/fit.ts';
import type {Tone} from '../tone.ts';
import {type QueueEntry, toQueueTitle} from './queue-entry.ts';
import type {KnownQueue, ReceivedMessage} from './queue-services.ts';

/** A row of the list of queues; the heading without an entry. */
export function formatQueueRow(entry: QueueEntry | undefined, known: KnownQueue, width: number): string {
  const cells = entry === undefined ? ['VISIBLE', 'IN FLIGHT', 'OLDEST'] : formatFacts(known);
  const numbers = cells.map((cell, index) => cell.padStart([8, 11, 13][index] ?? 0)).join('');
  const room = Math.max(0, width - 32);
  const name = entry === undefined ? 'QUEUE' : `${toQueueTitle(entry.arn)}  ${formatRole(entry)}`;
  return fitText(`${fitText(name, room)}${numbers}`, width);
}

/** What a queue is to its function, in words. */
function formatRole({role, of}: QueueEntry): string {
  if (role === 'source') return `feeds ${of}`;
  if (role === 'dead letters of the function') return `dead letters of ${of}`;
  return role === 'on failure' ? `failures of ${of}` : `dead letters of the queue ${of}`;
}

/** Where messages wait that nobody will handle, that is bad; where they wait to be handled, it is not. */
export function toQueueTone({role}: QueueEntry, known: KnownQueue): Tone {
  if (known === undefined) return 'dim';
  if ('problem' in known) return 'warn';
  const isDead = role !== 'source' && known.visible + known.inFlight > 0;
  return isDead ? 'bad' : 'plain';
}

/** All that is known of one queue. */
export function buildQueueFacts({arn}: QueueEntry, known: KnownQueue): readonly string[] {
  if (known === undefined) return [arn, 'It is being read…'];
  if ('problem' in known) return [arn, `✗ ${known.problem.what}: ${known.problem.why} ${known.problem.tryThis}`];
  const {delayed, visibility, redrive, feeders, age} = known;
  return [
    arn,
    `${delayed > 0 ? `${delayed} wait for their delay. ` : ''}A receive hides a message for ${formatDuration(visibility)}.`,
    redrive === undefined
      ? 'It has no redrive policy.'
      : `What was received ${redrive.most} times goes to ${toQueueTitle(redrive.target)}.`,
    ...(feeders.length === 0 ? [] : [`It has the dead letters of ${feeders.join(', ')}.`]),
    ...(typeof age === 'object' ? [`How old the oldest is, is not known: ${age.why}`] : []),
  ];
}

/** A row of the messages that were received; the heading without one. */
export function formatMessageRow(message: ReceivedMessage | undefined, now: Date, width: number): string {
  if (message === undefined) return fitText('AGE    RECEIVED  BODY', width);
  const {system, body} = message;
  const age = formatAge(toIso(system['SentTimestamp']), now).padEnd(7);
  return fitText(`${age}${(system['ApproximateReceiveCount'] ?? '').padEnd(10)}${body}`, width);
}

function formatFacts(known: KnownQueue): readonly string[] {
  if (known === undefined) return ['…', '…', '…'];
  if ('problem' in known) return ['?', '?', '?'];
  const {visible, inFlight, delayed, age} = known;
  // CloudWatch is a minute behind: what is empty has no oldest message.
  if (visible + inFlight + delayed === 0) return ['0', '0', '–'];
  const oldest = typeof age === 'number' ? formatDuration(age) : '–';
  return [String(visible), String(inFlight), typeof age === 'object' ? '?' : oldest];
}

function toIso(time: string | undefined): string | undefined {
  return time === undefined ? undefined : new Date(Number(time)).toISOString();
}

import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {parseArn} from '../../core/format/arn.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {row} from '../../core/format/rows.ts';
import {toQueueTitle} from '../../core/queues/queue-entry.ts';
import type {KnownQueue, QueueFacts, SourceQueue} from '../../core/queues/queue-services.ts';

/** The ARN of the queue that feeds a mapping; undefined for one that something else feeds. */
export function toSourceQueue({EventSourceArn}: {readonly EventSourceArn?: unknown}): string | undefined {
  const arn = toOptionalText(EventSourceArn);
  return arn !== undefined && parseArn(arn)?.service === 'sqs' ? arn : undefined;
}

/** What waits in the queue of a mapping, how old the oldest of it is, and what went to its dead letters. */
export function buildQueueRows(answer: Answer<SourceQueue>): readonly DetailLine[] {
  if (answer.state === 'pending') return [{label: 'Messages', value: '…', tone: 'dim'}];
  if (answer.state === 'failed') {
    const {what, why} = answer.problem;
    return [{label: 'Messages', value: `? ${what}: ${why}`, tone: 'warn'}];
  }
  if (answer.state === 'absent') return [];
  const {facts, dead} = answer.value;
  const depth = [
    `${facts.visible} visible`,
    `${facts.inFlight} in flight`,
    ...(facts.delayed > 0 ? [`${facts.delayed} delayed`] : []),
    ...(answer.age === undefined ? [] : [answer.age]),
  ];
  return [row('Messages', depth.join(' · ')), ...buildAgeRow(facts), ...buildDeadRow(facts, dead)];
}

/** What is empty has no oldest message, whatever CloudWatch said a minute ago. */
function buildAgeRow({visible, inFlight, delayed, age}: QueueFacts): readonly DetailLine[] {
  if (visible + inFlight + delayed === 0) return [];
  if (typeof age === 'object') return [{label: 'Oldest', value: `? ${age.why}`, tone: 'warn'}];
  return [row('Oldest', age === 'none' ? undefined : formatDuration(age))];
}

function buildDeadRow({redrive}: QueueFacts, dead: KnownQueue): readonly DetailLine[] {
  if (redrive === undefined) return [{label: 'Dead letters', value: 'nowhere: no redrive policy', tone: 'dim'}];
  const name = toQueueTitle(redrive.target);
  if (dead === undefined) return [];
  if ('problem' in dead) {
    const {what, why} = dead.problem;
    return [{label: 'Dead letters', value: `${name} · ? ${what}: ${why}`, tone: 'warn'}];
  }
  const count = dead.visible + dead.inFlight;
  if (count === 0) return [row('Dead letters', `none in ${name}`)];
  const oldest = typeof dead.age === 'number' ? `, the oldest ${formatDuration(dead.age)}` : '';
  return [row('Dead letters', `${count} in ${name}${oldest}`, 'bad')];
}

import {mayBeCarriedOut} from '../../core/problem.ts';
import {toMessagePayload} from '../../core/queues/message-payload.ts';
import type {ReceivedMessage} from '../../core/queues/queue-services.ts';
import {toProblem} from '../reads/read-query.ts';
import type {QueueStep} from './states.ts';

interface Counts {
  sent: number;
  refused: number;
  unknown: number;
  /** Accepted, but still in the queue. */
  undeleted: number;
  without: number;
}

/**
 * Invokes the function of each message of a queue with the payload it had, as an event, and deletes the message once that was
 * accepted. As many as there were when it was reviewed are taken, so that what fails again at once is not sent twice. What became of them, in lines.
 */
export async function sendMessagesAgain(
  {connection, entry, facts}: QueueStep,
  tell: (lines: readonly string[]) => void,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const counts: Counts = {sent: 0, refused: 0, unknown: 0, undeleted: 0, without: 0};
  const reasons = new Set<string>();
  let taken = 0;
  while (taken < facts.visible && !signal.aborted) {
    const messages = await connection.queues.receive(entry.arn, signal).catch(error => {
      reasons.add(toProblem(error).what);
      return [];
    });
    if (messages.length === 0) break;
    for (const message of messages.slice(0, facts.visible - taken)) {
      taken += 1;
      if (signal.aborted) break;
      const [end, why] = await sendOne(message);
      counts[end] += 1;
      if (why !== undefined) reasons.add(why);
      tell([`${counts.sent} of ${facts.visible} sent…`, 'Esc stops; what was sent, was sent.']);
    }
  }
  return [...formatCounts(counts, facts.visible), ...[...reasons].map(why => `· ${why}`)];

  async function sendOne(message: ReceivedMessage): Promise<readonly [keyof Counts, string?]> {
    const payload = toMessagePayload(message, entry);
    if ('why' in payload) return ['without', payload.why];
    const {FunctionName, Qualifier} = payload.target;
    const Payload = new TextEncoder().encode(payload.text);
    const input = {
      FunctionName,
      ...(Qualifier !== undefined && {Qualifier}),
      InvocationType: 'Event' as const,
      Payload,
    };
    try {
      await connection.invoke(input, signal);
    } catch (error) {
      const problem = toProblem(error);
      return [mayBeCarriedOut(problem) ? 'unknown' : 'refused', `${problem.what}: ${problem.why}`];
    }
    try {
      await connection.queues.remove(entry.arn, message.handle, signal);
      return ['sent'];
    } catch (error) {
      const {what, why} = toProblem(error);
      return ['undeleted', `${what}: ${why}`];
    }
  }
}

function formatCounts({sent, refused, unknown, undeleted, without}: Counts, all: number): readonly string[] {
  const rest = all - sent - refused - unknown - undeleted - without;
  const lines: readonly (readonly [number, string])[] = [
    [undeleted, 'accepted, but still in the queue: deleting did not work, or nobody knows whether it did'],
    [unknown, 'of unknown outcome: the answer was lost, so it may run; still in the queue'],
    [refused, 'not accepted, and left in the queue'],
    [without, 'that cannot be sent again, and left in the queue'],
    [rest, 'not received'],
  ];
  return [
    `${sent === all ? '✓' : '!'} ${sent} of ${all} accepted and deleted.`,
    ...lines.filter(([count]) => count > 0).map(([count, text]) => `! ${count} ${text}.`),
  ];
}

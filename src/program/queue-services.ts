import type {Calls} from '../aws/calls.ts';
import type {Connection, ConnectionIdentity} from '../console/connection/connection.ts';
import {ProblemError} from '../core/problem.ts';
import type {QueueServices} from '../core/queues/queue-services.ts';
import {quoteWord} from '../core/text/quote-word.ts';
import type {ConnectionJournal} from './journal.ts';

interface Parts extends Pick<Connection, 'lock'> {
  readonly journal: ConnectionJournal;
  readonly identity: ConnectionIdentity;
}

/** The queues of a connection; what asks them and its client are loaded when first used. What changes something is refused while read-only, and kept in the journal. */
export function createQueueServices(calls: () => Calls, {journal, identity, lock}: Parts): QueueServices {
  const {region, profile, endpoint} = identity;
  const load = () => import('../aws/queues/ask-queues.ts');
  const change = <Answer>(operation: string, words: readonly string[], input: object, make: () => Promise<Answer>) => {
    if (lock.readOnly) throw new ProblemError(describeLocked(operation));
    const command = ['aws', 'sqs', ...words, '--region', region].map(quoteWord).join(' ');
    return journal.record({operation, changes: true, region, command, place: {profile, endpoint, input}}, make);
  };
  return {
    async read(arn, options, signal) {
      const {queues, metrics} = calls().telemetry;
      return (await load()).readQueue({queues, metrics}, arn, options, signal);
    },
    async receive(arn, signal) {
      const {receiveSome, findQueueUrl} = await load();
      const {queues} = calls().telemetry;
      const url = await findQueueUrl(queues, arn, signal);
      const words = ['receive-message', '--queue-url', url, '--max-number-of-messages', '10'];
      return change('ReceiveMessage', words, {QueueUrl: url}, () => receiveSome(queues, url, signal));
    },
    async remove(arn, handle, signal) {
      const {removeMessage, findQueueUrl} = await load();
      const {queues} = calls().telemetry;
      const url = await findQueueUrl(queues, arn, signal);
      const words = ['delete-message', '--queue-url', url, '--receipt-handle', handle];
      return change('DeleteMessage', words, {QueueUrl: url}, () => removeMessage(queues, {url, handle}, signal));
    },
    async moveBack(arn, signal) {
      const {startMove} = await load();
      const words = ['start-message-move-task', '--source-arn', arn];
      await change('StartMessageMoveTask', words, {SourceArn: arn}, () =>
        startMove(calls().telemetry.queues, arn, signal),
      );
    },
  };
}

function describeLocked(operation: string) {
  return {
    kind: 'read-only',
    what: `${operation} was not sent`,
    why: 'This session is read-only.',
    tryThis: 'W leaves that for 10 minutes.',
  } as const;
}

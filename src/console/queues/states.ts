import type {QueueEntry} from '../../core/queues/queue-entry.ts';
import type {KnownQueue, QueueFacts, ReceivedMessage} from '../../core/queues/queue-services.ts';
import type {Connection} from '../connection/connection.ts';
import type {ReadText} from '../dialogs/text.ts';
import {nameDialog} from '../tools/dialog-name.ts';

/** The queues that have to do with something. */
export interface QueuesState {
  readonly connection: Connection;
  readonly title: string;
  /** Undefined while they are being found. */
  readonly entries: readonly QueueEntry[] | undefined;
  /** By ARN. */
  readonly known: Readonly<Record<string, KnownQueue>>;
  /** What kept some of them from being found. */
  readonly notes: readonly string[];
  readonly index: number;
}

/** What is looked at before it is done with a queue, as it is done, and what became of it. */
export interface QueueStep extends ReadText {
  readonly phase: 'review' | 'running' | 'ended';
  readonly connection: Connection;
  readonly entry: QueueEntry;
  readonly facts: QueueFacts;
  readonly does: 'look' | 'move back' | 'send again';
}

/** Messages that were received from a queue, and are hidden from others for a while. */
export interface QueueMessagesState {
  readonly connection: Connection;
  readonly entry: QueueEntry;
  readonly facts: QueueFacts;
  readonly messages: readonly ReceivedMessage[];
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly index: number;
}

export const queuesDialogName = nameDialog<QueuesState>()('queues');
export const queueStepDialogName = nameDialog<QueueStep>()('queue-step');
export const queueMessagesDialogName = nameDialog<QueueMessagesState>()('queue-messages');

import type {StatementSync} from 'node:sqlite';

/** A message of a queue; times in milliseconds since 1970. */
export interface QueueMessage {
  /** Sorts messages as they came. */
  readonly sequence: number;
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  /** When it came into this queue: later than `sentAt` for one that was moved. */
  readonly arrivedAt: number;
  /** From when on it can be received. */
  readonly visibleAt: number;
  /** 0 while it never was. */
  readonly firstReceivedAt: number;
  readonly receives: number;
  /** What the last receive called it. */
  readonly receipt: string;
  /** Of a FIFO queue; else empty. */
  readonly group: string;
  readonly details: MessageDetails;
}

/** What is told of a message beside its body. */
export interface MessageDetails {
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
  readonly senderId: string;
  readonly traceHeader?: string;
  readonly deduplicationId?: string;
  /** ARN of the queue whose redrive policy moved it here. */
  readonly source?: string;
}

/** A message attribute; binary values are base64. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

/** How many messages of a queue can be received, are with somebody, or wait for their delay. */
export interface MessageCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** When the oldest came into the queue, in milliseconds since 1970; undefined for an empty queue. */
  readonly oldest?: number;
}

/** The messages of one region. Writing belongs inside a transaction. */
export interface QueueMessages {
  /** Adds one and returns its sequence. */
  add(queue: string, message: Omit<QueueMessage, 'sequence'>): number;
  get(queue: string, id: string): QueueMessage | undefined;
  /** Those that are not hidden, the first ones first. */
  visible(queue: string, now: number, limit: number): QueueMessage[];
  /** Those of a FIFO queue in their order behind `after`, the ones in flight included. */
  inOrder(queue: string, after: number, limit: number): QueueMessage[];
  update(queue: string, message: QueueMessage): void;
  /** Deletes it unless its last receipt is another one. */
  delete(queue: string, message: Pick<QueueMessage, 'id' | 'receipt'>): boolean;
  clear(queue: string): void;
  /** Deletes what was sent before `sentBefore`, in milliseconds since 1970. */
  expire(queue: string, sentBefore: number): void;
  count(queue: string, now: number): MessageCounts;
  /** When the next of them that are hidden can be received; undefined when none is. */
  nextVisible(queue: string, now: number): number | undefined;
}

/** SQL that makes the table. */
export const messageTable = `CREATE TABLE IF NOT EXISTS messages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, region TEXT NOT NULL, queue TEXT NOT NULL, id TEXT NOT NULL,
    body TEXT NOT NULL, sent_at INTEGER NOT NULL, arrived_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
    first_received_at INTEGER NOT NULL, receives INTEGER NOT NULL, receipt TEXT NOT NULL, message_group TEXT NOT NULL,
    details TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS messages_by_id ON messages (region, queue, id);
  CREATE INDEX IF NOT EXISTS messages_by_time ON messages (region, queue, visible_at)`;

const place = 'region = ? AND queue = ?';

type Prepare = (sql: string) => StatementSync;

/** The messages of a region in the database of `prepare`. */
export function createMessages(region: string, prepare: Prepare): QueueMessages {
  return {...createReads(region, prepare), ...createWrites(region, prepare)};
}

function createReads(region: string, prepare: Prepare) {
  const select = (rest: string) => prepare(`SELECT * FROM messages WHERE ${place} AND ${rest}`);
  return {
    get(queue: string, id: string) {
      const row = select('id = ?').get(region, queue, id);
      return row && toMessage(row);
    },
    visible: (queue: string, now: number, limit: number) =>
      select('visible_at <= ? ORDER BY visible_at, sequence LIMIT ?').all(region, queue, now, limit).map(toMessage),
    inOrder: (queue: string, after: number, limit: number) =>
      select('sequence > ? ORDER BY sequence LIMIT ?').all(region, queue, after, limit).map(toMessage),
    count(queue: string, now: number): MessageCounts {
      const sql = `SELECT total(visible_at <= ?) AS visible, total(visible_at > ? AND receives > 0) AS inFlight,
        total(visible_at > ? AND receives = 0) AS delayed, min(arrived_at) AS oldest FROM messages WHERE ${place}`;
      const {visible, inFlight, delayed, oldest} = prepare(sql).get(now, now, now, region, queue) ?? {};
      const counts = {visible: Number(visible), inFlight: Number(inFlight), delayed: Number(delayed)};
      return typeof oldest === 'number' ? {...counts, oldest} : counts;
    },
    nextVisible(queue: string, now: number) {
      const sql = `SELECT min(visible_at) AS next FROM messages WHERE ${place} AND visible_at > ?`;
      const next = prepare(sql).get(region, queue, now)?.['next'];
      return typeof next === 'number' ? next : undefined;
    },
  };
}

function createWrites(region: string, prepare: Prepare) {
  return {
    add(queue: string, message: Omit<QueueMessage, 'sequence'>) {
      const {id, body, sentAt, arrivedAt, visibleAt, firstReceivedAt, receives, receipt, group, details} = message;
      const sql = `INSERT INTO messages (region, queue, id, body, sent_at, arrived_at, visible_at, first_received_at, receives,
        receipt, message_group, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
      const times = [sentAt, arrivedAt, visibleAt, firstReceivedAt];
      const rest = [receives, receipt, group, JSON.stringify(details)];
      return Number(prepare(sql).run(region, queue, id, body, ...times, ...rest).lastInsertRowid);
    },
    update(queue: string, {id, visibleAt, firstReceivedAt, receives, receipt}: QueueMessage) {
      prepare(
        `UPDATE messages SET visible_at = ?, first_received_at = ?, receives = ?, receipt = ? WHERE ${place} AND id = ?`,
      ).run(visibleAt, firstReceivedAt, receives, receipt, region, queue, id);
    },
    delete: (queue: string, {id, receipt}: Pick<QueueMessage, 'id' | 'receipt'>) =>
      prepare(`DELETE FROM messages WHERE ${place} AND id = ? AND receipt = ?`).run(region, queue, id, receipt)
        .changes > 0,
    clear: (queue: string) => void prepare(`DELETE FROM messages WHERE ${place}`).run(region, queue),
    expire: (queue: string, sentBefore: number) =>
      void prepare(`DELETE FROM messages WHERE ${place} AND sent_at < ?`).run(region, queue, sentBefore),
  };
}

function toMessage(row: Record<string, unknown>): QueueMessage {
  return {
    sequence: Number(row['sequence']),
    id: String(row['id']),
    body: String(row['body']),
    sentAt: Number(row['sent_at']),
    arrivedAt: Number(row['arrived_at']),
    visibleAt: Number(row['visible_at']),
    firstReceivedAt: Number(row['first_received_at']),
    receives: Number(row['receives']),
    receipt: String(row['receipt']),
    group: String(row['message_group']),
    details: JSON.parse(String(row['details'])) as MessageDetails,
  };
}

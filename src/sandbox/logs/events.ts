import type {SQLInputValue} from 'node:sqlite';
import type {Queries} from '../telemetry/index.ts';

/** An event as the table has it; times in ms since 1970. */
export interface LogEventRow {
  readonly id: number;
  readonly stream: number;
  readonly time: number;
  readonly ingested: number;
  readonly message: string;
}

/** A place between events: behind the one of this time and id. */
export interface EventPosition {
  readonly time: number;
  readonly id: number;
}

/** Which events to read. */
export interface EventRange {
  /** Of one group, or one stream. */
  readonly of: {readonly group: number} | {readonly stream: number};
  /** Inclusive, ms since 1970. */
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
  /** Only behind it, or (`before`) in front of it. */
  readonly after?: EventPosition;
  readonly before?: EventPosition;
  readonly limit: number;
  /** The latest ones first. */
  readonly backwards?: boolean;
}

/** Bytes of an answer (CloudWatch Logs quotas page). */
const answerLimit = 1_048_576;

/** Events in order of time, then arrival (the reverse when read backwards), no more than `limit`, one at a time. */
export function readEvents(queries: Queries, range: EventRange): Iterable<LogEventRow> {
  const {of, from, until, after, before, limit, backwards} = range;
  const tests = [`${'group' in of ? 'log_group' : 'stream'} = ?`, 'time >= ?', 'time < ?'];
  const values: SQLInputValue[] = ['group' in of ? of.group : of.stream, from, until];
  for (const [position, comparison] of [
    [after, '>'],
    [before, '<'],
  ] as const) {
    if (!position) continue;
    tests.push(`(time, id) ${comparison} (?, ?)`);
    values.push(position.time, position.id);
  }
  const order = backwards ? 'time DESC, id DESC' : 'time, id';
  const sql = `SELECT id, stream, time, ingested, message FROM log_events WHERE ${tests.join(' AND ')} ORDER BY ${order} LIMIT ?`;
  return queries(sql).iterate(...values, limit) as unknown as Iterable<LogEventRow>;
}

/** Takes the events of an answer: as many as it may hold, by number and by bytes, but at least one. */
export function createPage(limit: number): {readonly events: LogEventRow[]; add(event: LogEventRow): boolean} {
  const events: LogEventRow[] = [];
  let room = answerLimit;
  return {
    events,
    add(event) {
      room -= Buffer.byteLength(event.message);
      if (events.length > 0 && (events.length === limit || room < 0)) return false;
      events.push(event);
      return true;
    },
  };
}

/** 56 digits that sort as the events do. */
export function formatDigits({time, id}: EventPosition): string {
  return `3${String(time).padStart(15, '0')}${String(id).padStart(40, '0')}`;
}

/** The position of such digits; undefined for other text. */
export function fromDigits(digits: string): EventPosition | undefined {
  const [, time, id] = /^3(\d{15})(\d{40})$/.exec(digits) ?? [];
  return time === undefined ? undefined : {time: Number(time), id: Number(id)};
}

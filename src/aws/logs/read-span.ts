import {ProblemError} from '../../core/problem.ts';
import type {EventPage} from './log-calls.ts';

/** Where a page begins: at a time, or behind the page that gave the token. */
export interface SpanCursor {
  readonly from: number;
  readonly token: string | undefined;
}

/** A page of a span. */
export interface SpanPage extends EventPage {
  /** Its token had been followed before, so its events may have come before. */
  readonly again: boolean;
}

/** How often a token that was given before is followed once more. */
const patience = 3;

/**
 * All events from a time on, page by page; the service sorts them by time. Where tokens lead nowhere (they were given
 * before, or are refused) it goes on from the time of the last event, so some events come twice. Returns whether the end
 * was reached: not when that brings nothing more either.
 */
export async function* readSpan(
  start: number,
  ask: (cursor: SpanCursor) => Promise<EventPage>,
): AsyncGenerator<SpanPage, boolean, undefined> {
  let cursor: SpanCursor = {from: start, token: undefined};
  let last = start;
  const seen = new Set<string>();
  let repeated = 0;
  while (true) {
    const page = await askAgain(cursor, ask);
    if (page !== undefined) {
      yield {...page, again: repeated > 0};
      last = findLatest(page, last);
      if (page.next === undefined) return true;
      if (seen.has(page.next)) repeated += 1;
      seen.add(page.next);
      cursor = {from: cursor.from, token: page.next};
      if (repeated <= patience) continue;
    }
    if (last <= cursor.from) return false;
    cursor = {from: last, token: undefined};
    repeated = 0;
  }
}

/** Undefined when the token is refused: they do not last. */
async function askAgain(
  cursor: SpanCursor,
  ask: (cursor: SpanCursor) => Promise<EventPage>,
): Promise<EventPage | undefined> {
  try {
    return await ask(cursor);
  } catch (error) {
    const isToken = cursor.token !== undefined && error instanceof ProblemError && error.problem.kind === 'invalid';
    if (isToken) return undefined;
    throw error;
  }
}

function findLatest({events, latest: known}: EventPage, last: number): number {
  return events.reduce((latest, {timestamp = 0}) => Math.max(latest, timestamp), Math.max(known, last));
}

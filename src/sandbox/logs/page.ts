import {invalidTelemetryParameter} from '../telemetry/index.ts';

/** A page of a listing that is held in memory, after the item its token names. Throws for a token that is none. */
export function cutPage<T>(
  items: readonly T[],
  {limit, nextToken}: {readonly limit: number; readonly nextToken: string | undefined},
  toKey: (item: T) => string,
): {page: readonly T[]; next: {readonly nextToken?: string}} {
  const start = nextToken === undefined ? 0 : findStart(items, decodeToken(nextToken), toKey);
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  const isMore = start + limit < items.length && last !== undefined;
  return {page, next: isMore ? {nextToken: encodeToken(toKey(last))} : {}};
}

/** An opaque token of a text. */
export function encodeToken(text: string): string {
  return Buffer.from(`next:${text}`).toString('base64');
}

/** The text of a token. Throws a TelemetryError for one that is none of ours. */
export function decodeToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString('utf8');
  if (!text.startsWith('next:')) throw invalidTelemetryParameter('The specified nextToken is invalid.');
  return text.slice('next:'.length);
}

function findStart<T>(items: readonly T[], key: string, toKey: (item: T) => string): number {
  return items.findIndex(item => toKey(item) === key) + 1;
}

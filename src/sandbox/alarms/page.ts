import {TelemetryError} from '../telemetry/index.ts';

/** A page of a list, and the token of what follows. Throws a TelemetryError for a token that is none. */
export function cutAlarmPage<T>(
  all: readonly T[],
  token: string | undefined,
  size: number,
): {readonly items: readonly T[]; readonly next: {readonly NextToken?: string}} {
  const offset = parseOffset(token);
  const end = offset + size;
  const next = end < all.length ? {NextToken: Buffer.from(`from:${end}`).toString('base64')} : {};
  return {items: all.slice(offset, end), next};
}

function parseOffset(token: string | undefined): number {
  if (token === undefined) return 0;
  const [, offset] = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  if (offset === undefined) throw new TelemetryError('InvalidNextToken', 'The NextToken is not valid.');
  return Number(offset);
}

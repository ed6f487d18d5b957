import {EventStreamCodec} from '@smithy/core/event-streams';

const codec = new EventStreamCodec(
  bytes => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8')),
  text => Buffer.from(text, 'utf8'),
);

/** The content type of a response that is a stream of events. */
export const eventStreamType = 'application/vnd.amazon.eventstream';

/** One event of an event stream: bytes as they are, an object as JSON. */
export function encodeEvent(type: string, content: Uint8Array | object): Uint8Array {
  const isBytes = content instanceof Uint8Array;
  const headers = {
    ':message-type': 'event',
    ':event-type': type,
    ':content-type': isBytes ? 'application/octet-stream' : 'application/json',
  };
  const entries = Object.entries(headers).map(([name, value]) => [name, {type: 'string', value}] as const);
  const body = isBytes ? content : Buffer.from(JSON.stringify(content));
  return codec.encode({headers: Object.fromEntries(entries), body});
}

import {request as open, type ServerResponse} from 'node:http';
import {reply} from './reply.ts';

/** What extensions hear of: the environment's own events, and what its programs print. */
export type TelemetryType = 'platform' | 'function' | 'extension';

/** What the extensions of an environment hear of it (developer guide, "Lambda Telemetry API"). */
export interface Telemetry {
  /** Answers a subscription of schema 2022-07-01. */
  subscribe(name: string, asked: unknown, response: ServerResponse): void;
  /** `type` such as `platform.start`. */
  tellPlatform(type: string, record: object): void;
  /** Printed bytes; each line is an event. */
  tellPrinted(type: Exclude<TelemetryType, 'platform'>, chunk: Uint8Array): void;
  /** The initialisation is over: what nobody has subscribed to is kept no longer. */
  begin(): void;
  /** Sends what waits; resolves once that has been taken, or cannot be. */
  flush(): Promise<void>;
}

interface Subscription {
  readonly types: readonly string[];
  readonly url: URL;
  readonly maxItems: number;
  readonly timeout: number;
  waiting: object[];
  timer?: NodeJS.Timeout | undefined;
}

/** What was told before somebody subscribed is kept, for extensions do that while the environment starts. */
const keptEvents = 1000;

/** Telemetry that nobody has subscribed to yet. */
export function createTelemetry(): Telemetry {
  const subscriptions = new Map<string, Subscription>();
  let early: {type: string; event: object}[] | undefined = [];
  const unfinished = {function: '', extension: ''};
  const queue = (subscription: Subscription, type: string, event: object) => {
    if (!subscription.types.includes(type.split('.')[0] ?? '')) return;
    subscription.waiting.push(event);
    if (subscription.waiting.length >= subscription.maxItems) void send(subscription);
    else subscription.timer ??= setTimeout(() => void send(subscription), subscription.timeout).unref();
  };
  const tell = (type: string, record: unknown) => {
    const event = {time: new Date().toISOString(), type, record};
    if (early && early.length < keptEvents) early.push({type, event});
    for (const subscription of subscriptions.values()) queue(subscription, type, event);
  };
  return {
    subscribe(name, asked, response) {
      const subscription = readSubscription(asked);
      if (subscription === undefined) {
        const body = {errorType: 'ValidationError', errorMessage: 'The subscription is not valid'};
        return reply(response, 400, body);
      }
      subscriptions.set(name, subscription);
      reply(response, 200, 'OK');
      for (const {type, event} of early ?? []) queue(subscription, type, event);
      tell('platform.telemetrySubscription', {name, state: 'Subscribed', types: subscription.types});
    },
    tellPlatform: tell,
    begin() {
      early = undefined;
    },
    tellPrinted(type, chunk) {
      if (early === undefined && subscriptions.size === 0) return;
      const lines = `${unfinished[type]}${Buffer.from(chunk).toString('utf8')}`.split('\n');
      unfinished[type] = lines.pop() ?? '';
      for (const line of lines) tell(type, readLine(line));
    },
    async flush() {
      await Promise.all([...subscriptions.values()].map(send));
    },
  };
}

/** A line that is an object, as in the JSON format, is told as one. */
function readLine(line: string): unknown {
  if (!line.startsWith('{')) return line;
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

/** Extensions listen in their environment, which they know by names of its own. */
const ownHosts = new Set(['sandbox.localdomain', 'sandbox', 'localhost', '127.0.0.1']);

function readSubscription(asked: unknown): Subscription | undefined {
  const {types, destination, buffering} = Object(asked);
  const {protocol, URI} = Object(destination);
  const url = URL.parse(String(URI));
  if (!Array.isArray(types) || protocol !== 'HTTP' || url === null || !ownHosts.has(url.hostname)) return undefined;
  url.hostname = '127.0.0.1';
  const {maxItems = 1000, timeoutMs = 1000} = Object(buffering);
  return {types: types.map(String), url, maxItems: Number(maxItems), timeout: Number(timeoutMs), waiting: []};
}

/** ms that an extension may take to hear something. */
const patience = 1000;

async function send(subscription: Subscription): Promise<void> {
  clearTimeout(subscription.timer);
  subscription.timer = undefined;
  const body = JSON.stringify(subscription.waiting);
  if (subscription.waiting.length === 0) return;
  subscription.waiting = [];
  const {promise, resolve} = Promise.withResolvers<void>();
  const headers = {'content-type': 'application/json', 'content-length': Buffer.byteLength(body)};
  const call = open(subscription.url, {method: 'POST', headers, timeout: patience}, response => {
    response.resume().once('close', resolve);
  });
  // One that does not listen misses it.
  call.once('error', () => resolve()).once('timeout', () => call.destroy());
  call.end(body);
  await promise;
}

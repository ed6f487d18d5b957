import {onTestFinished, vi} from 'vitest';
import {createBudget, usualRates} from '../../../src/aws/budget/budget.ts';
import {createCalls} from '../../../src/aws/calls.ts';
import type {ConnectionSettings} from '../../../src/aws/connection.ts';
import {createLogFollowing} from '../../../src/aws/logs/follow-logs.ts';
import {type LogPace, usualPace} from '../../../src/aws/logs/pace.ts';
import {plainNetwork} from '../../../src/aws/network/network.ts';
import type {LogEvent, LogNews, LogRequest, LogServices} from '../../../src/core/logs/log-services.ts';
import type {Problem} from '../../../src/core/problem.ts';
import type {SandboxOptions} from '../../../src/sandbox/index.ts';
import {type FaultyEndpoint, startFaultyEndpoint} from '../../support/faulty-endpoint.ts';
import {patience} from '../../support/patience.ts';
import {credentials, region} from '../../support/sandbox.ts';
import {type ObservedSandbox, startObserved} from '../../support/telemetry.ts';

/** As the usual pace, in less time. */
export const quick: LogPace = {
  ...usualPace,
  fastest: 20,
  slowest: 80,
  refused: 60,
  retry: 5,
  mostRetry: 40,
  lateEvery: 60,
};

/** A sandbox behind an endpoint that can misbehave, and the ways to write and to follow its logs. */
export interface LogStage {
  readonly sandbox: ObservedSandbox;
  readonly endpoint: FaultyEndpoint;
  /** Creates a group with streams. */
  createGroup(group: string, ...streams: string[]): Promise<void>;
  /** Writes messages to a stream, at the times given or now. */
  write(group: string, stream: string, events: readonly {message: string; timestamp?: number}[]): Promise<void>;
  follow(request: Partial<LogRequest> & {groups: LogRequest['groups']}, pace?: LogPace): Following;
  /** Reading by the connection, at a quick pace. */
  readonly logs: LogServices;
}

/** What was told so far. */
export interface Following {
  readonly news: readonly LogNews[];
  readonly events: readonly LogEvent[];
  readonly messages: readonly string[];
  /** Problems that are there now, by label. */
  readonly problems: ReadonlyMap<string, Problem>;
  readonly losses: readonly string[];
  /** Waits until what is told is as asked. */
  until(isSo: () => boolean): Promise<void>;
  /** Waits until all groups were asked so many times more. */
  askedAgain(times: number): Promise<void>;
  stop(): void;
  readonly ended: Promise<void>;
}

/** Sets a stage that is cleared with the test. */
export async function setLogStage(options: Partial<SandboxOptions> = {}): Promise<LogStage> {
  const sandbox = await startObserved(options);
  const endpoint = await startFaultyEndpoint(sandbox.url);
  const {url} = endpoint;
  const connection: ConnectionSettings = {
    kind: 'aws',
    profile: undefined,
    hasOtherProfiles: false,
    region,
    endpoint: url,
    telemetry: {logs: url, metrics: url},
    network: plainNetwork,
    credentials: {kind: 'fixed', ...credentials},
    owner: undefined,
    known: {account: undefined, role: undefined},
  };
  const calls = createCalls(connection, {readOnly: () => true, budget: createBudget({...usualRates, logs: 4000})});
  onTestFinished(async () => {
    calls.close();
    await endpoint.close();
    await sandbox.close();
  });
  return {
    sandbox,
    endpoint,
    async createGroup(logGroupName, ...streams) {
      await sandbox.logs.createLogGroup({logGroupName});
      for (const logStreamName of streams) await sandbox.logs.createLogStream({logGroupName, logStreamName});
    },
    async write(logGroupName, logStreamName, events) {
      const now = Date.now();
      const logEvents = events
        .map(({message, timestamp = now}) => ({message, timestamp}))
        .sort((a, b) => a.timestamp - b.timestamp);
      await sandbox.logs.putLogEvents({logGroupName, logStreamName, logEvents});
    },
    logs: createLogFollowing(calls.telemetry.logs, quick),
    follow: (request, pace = quick) =>
      startFollowing(endpoint, (tell, signal) => {
        const full = {
          since: Date.now() - 300_000,
          until: undefined,
          pattern: undefined,
          by: 'polling',
          ...request,
        } as const;
        return createLogFollowing(calls.telemetry.logs, pace).follow(full, tell, signal);
      }),
  };
}

function startFollowing(
  endpoint: FaultyEndpoint,
  follow: (tell: (news: LogNews) => void, signal: AbortSignal) => Promise<void>,
): Following {
  const stopping = new AbortController();
  const news: LogNews[] = [];
  const events: LogEvent[] = [];
  const problems = new Map<string, Problem>();
  const ended = follow(told => {
    news.push(told);
    if (told.type === 'events') events.push(...told.events);
    if (told.type === 'problem' && told.problem !== undefined) problems.set(told.label, told.problem);
    if (told.type === 'problem' && told.problem === undefined) problems.delete(told.label);
  }, stopping.signal);
  onTestFinished(async () => {
    stopping.abort();
    await ended;
  });
  const until = (isSo: () => boolean) => vi.waitUntil(isSo, {timeout: patience, interval: 5});
  return {
    news,
    events,
    problems,
    ended,
    get messages() {
      return events.map(({message}) => message);
    },
    get losses() {
      return news.flatMap(told => (told.type === 'loss' ? [`${told.label}: ${told.words}`] : []));
    },
    until: async isSo => void (await until(isSo)),
    async askedAgain(times) {
      const count = endpoint.count('FilterLogEvents');
      await until(() => endpoint.count('FilterLogEvents') >= count + times);
    },
    stop: () => stopping.abort(),
  };
}

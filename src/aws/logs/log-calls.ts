import type {FilteredLogEvent, LogGroup} from '@aws-sdk/client-cloudwatch-logs';
import type {Telemetry} from '../telemetry.ts';

/** A part of a group's events to ask for; times in milliseconds since 1970, both inclusive. */
export interface EventQuery {
  readonly group: string;
  readonly from: number;
  readonly until: number | undefined;
  readonly pattern: string | undefined;
  readonly token: string | undefined;
}

/** A page of events. An empty one may have others behind it. */
export interface EventPage {
  readonly events: readonly FilteredLogEvent[];
  readonly next: string | undefined;
  /** What the service's clock shows, five minutes more or less: the SDK corrects no smaller difference. */
  readonly now: number;
}

/** The calls that following logs takes. Each is made once and rejects with a `ProblemError`. */
export interface LogCalls {
  readEvents(query: EventQuery, signal: AbortSignal): Promise<EventPage>;
  /** The group of exactly that name; undefined when there is none. */
  describeGroup(name: string, signal: AbortSignal): Promise<LogGroup | undefined>;
}

/** Makes the calls; the SDK is loaded with the first. */
export function createLogCalls(logs: Telemetry['logs']): LogCalls {
  return {
    readEvents: (query, signal) =>
      logs(
        'FilterLogEvents',
        async (client, abortSignal) => {
          const {FilterLogEventsCommand} = await import('@aws-sdk/client-cloudwatch-logs');
          const answer = await client.send(new FilterLogEventsCommand(toInput(query)), {abortSignal});
          return {
            events: answer.events ?? [],
            next: answer.nextToken || undefined,
            now: Date.now() + client.config.systemClockOffset,
          };
        },
        signal,
      ),
    describeGroup: (name, signal) =>
      logs(
        'DescribeLogGroups',
        async (client, abortSignal) => {
          const {DescribeLogGroupsCommand} = await import('@aws-sdk/client-cloudwatch-logs');
          const answer = await client.send(new DescribeLogGroupsCommand({logGroupNamePrefix: name}), {abortSignal});
          // Groups come in the order of their names: the name itself is before all that begin with it.
          return answer.logGroups?.find(({logGroupName}) => logGroupName === name);
        },
        signal,
      ),
  };
}

function toInput({group, from, until, pattern, token}: EventQuery) {
  return {logGroupName: group, startTime: from, endTime: until, filterPattern: pattern, nextToken: token};
}

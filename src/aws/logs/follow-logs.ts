import {setTimeout as sleep} from 'node:timers/promises';
import type {FilteredLogEvent, FilterLogEventsRequest} from '@aws-sdk/client-cloudwatch-logs';
import type {LogEvent, LogGroup, LogNews, LogRequest} from '../../core/logs/log-services.ts';
import {ProblemError} from '../../core/problem.ts';
import {cleanLines} from '../../core/text/clean.ts';
import type {Telemetry} from '../telemetry.ts';

type Tell = (news: LogNews) => void;

/** Follows the groups of a request until it ends or the signal is aborted. Failures are news. */
export async function followLogs(logs: Telemetry['logs'], request: LogRequest, tell: Tell, signal: AbortSignal) {
  tell({type: 'state', state: 'reading'});
  const known = new Set<string>();
  let from = request.since;
  while (!signal.aborted) {
    const start = Date.now();
    for (const group of request.groups) await readGroup(logs, {request, group, known, from}, tell, signal);
    if (request.until !== undefined) break;
    from = Math.max(request.since, start - 120_000);
    tell({type: 'state', state: 'following', every: 1000});
    await sleep(1000, undefined, {signal}).catch(() => undefined);
  }
  if (!signal.aborted) tell({type: 'state', state: 'done'});
}

interface Reading {
  readonly request: LogRequest;
  readonly group: LogGroup;
  readonly known: Set<string>;
  readonly from: number;
}

async function readGroup(logs: Telemetry['logs'], reading: Reading, tell: Tell, signal: AbortSignal) {
  const {request, group, known, from} = reading;
  const {FilterLogEventsCommand} = await import('@aws-sdk/client-cloudwatch-logs');
  let nextToken: string | undefined;
  try {
    do {
      const input: FilterLogEventsRequest = {
        logGroupName: group.name,
        startTime: from,
        endTime: request.until,
        filterPattern: request.pattern,
        nextToken,
      };
      const page = await logs(
        'FilterLogEvents',
        (client, abortSignal) => client.send(new FilterLogEventsCommand(input), {abortSignal}),
        signal,
      );
      const events = (page.events ?? []).filter(({eventId = ''}) => !known.has(eventId));
      for (const {eventId = ''} of events) known.add(eventId);
      if (events.length > 0) tell({type: 'events', events: events.map(event => toEvent(event, group))});
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    tell({type: 'problem', label: group.label, problem: undefined});
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof ProblemError)) throw error;
    tell({type: 'problem', label: group.label, problem: error.problem});
  }
}

function toEvent(event: FilteredLogEvent, {label}: LogGroup): LogEvent {
  const {eventId = '', logStreamName = '', timestamp = 0, message = ''} = event;
  return {id: eventId, label, stream: logStreamName, timestamp, message: cleanLines(message).join('\n')};
}

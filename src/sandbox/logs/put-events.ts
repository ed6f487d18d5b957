import {InputReader, invalidTelemetryParameter, type JsonAnswers, type TelemetryInput} from '../telemetry/index.ts';
import {appendEvents, measureLogEvent, type SaidEvent} from './log-store.ts';
import type {LogsContext} from './logs-context.ts';
import {groupRules, requireGroup, requireStream, streamRules} from './names.ts';

/** Limits of one call (CloudWatch Logs quotas page); times in ms. */
const limits = {events: 10_000, bytes: 1_048_576, oldest: 14 * 86_400_000, newest: 2 * 3_600_000, span: 86_400_000};

/** Writing events by hand. */
export const eventWriting: JsonAnswers<LogsContext> = {
  PutLogEvents(input, {telemetry, region}) {
    const reader = new InputReader(input, 'InvalidParameterException');
    const group = reader.requiredText('logGroupName', groupRules);
    const stream = reader.requiredText('logStreamName', streamRules);
    const events = reader.requiredObjects('logEvents', limits.events).map(readEvent);
    checkBatch(events);
    const now = telemetry.now();
    telemetry.transact(queries => {
      const found = requireGroup(queries, region, group);
      requireStream(queries, found, stream);
      const accepted = events.filter(({time}) => !isTooOld(time, now) && !isTooNew(time, now));
      appendEvents(queries, {region, group, stream}, accepted, now);
    });
    return {nextSequenceToken: String(now), ...findRejected(events, now)};
  },
};

function readEvent(input: TelemetryInput): SaidEvent {
  const reader = new InputReader(input, 'InvalidParameterException');
  const message = reader.requiredText('message', {pattern: /^.*$/s});
  return {time: reader.requiredWhole('timestamp', {min: 0}), message};
}

function checkBatch(events: readonly SaidEvent[]): void {
  if (events.some(({time}, index) => time < (events[index - 1]?.time ?? 0))) {
    throw invalidTelemetryParameter('Log events in a single PutLogEvents request must be in chronological order.');
  }
  if ((events.at(-1)?.time ?? 0) - (events[0]?.time ?? 0) > limits.span) {
    throw invalidTelemetryParameter(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
  }
  if (events.reduce((sum, {message}) => sum + measureLogEvent(message), 0) > limits.bytes) {
    throw invalidTelemetryParameter(`Upload too large: the maximum is ${limits.bytes} bytes.`);
  }
}

function isTooOld(time: number, now: number): boolean {
  return time < now - limits.oldest;
}

function isTooNew(time: number, now: number): boolean {
  return time > now + limits.newest;
}

/** Where the accepted ones begin and end, in a list that is in order of time. */
function findRejected(events: readonly SaidEvent[], now: number): TelemetryInput {
  const old = events.filter(({time}) => isTooOld(time, now)).length;
  const newer = events.filter(({time}) => isTooNew(time, now)).length;
  if (old + newer === 0) return {};
  return {
    rejectedLogEventsInfo: {
      ...(old > 0 ? {tooOldLogEventEndIndex: old} : {}),
      ...(newer > 0 ? {tooNewLogEventStartIndex: events.length - newer} : {}),
    },
  };
}

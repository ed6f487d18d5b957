import type {Event, LookupEventsCommandInput} from '@aws-sdk/client-cloudtrail';
import type {TrailEvent, TrailServices} from '../../core/changes/trail-services.ts';
import {parseRecord} from '../../core/json.ts';
import {repeatRead} from '../metrics/repeat-read.ts';
import type {AwsTelemetry} from '../telemetry.ts';

/** Events of a page, the most there are (LookupEvents, API reference). */
const pageSize = 50;

/** The events of a name, a page after the other as long as more is wanted; what the service was too busy for is asked again. */
export async function* lookUpEvents(
  ask: AwsTelemetry['trail'],
  {name, since}: Pick<Parameters<TrailServices['lookUp']>[0], 'name' | 'since'>,
  signal: AbortSignal,
): ReturnType<TrailServices['lookUp']> {
  let token: string | undefined;
  const seen = new Set<string>();
  do {
    const input: LookupEventsCommandInput = {
      LookupAttributes: [{AttributeKey: 'EventName', AttributeValue: name}],
      StartTime: new Date(since),
      MaxResults: pageSize,
      ...(token !== undefined && {NextToken: token}),
    };
    const {answer, clockAhead} = await repeatRead(() => lookUpPage(ask, input, signal), signal);
    const {Events: events = [], NextToken: next} = answer;
    yield {events: events.flatMap(toTrailEvent), clockAhead};
    token = next === '' || (next !== undefined && seen.has(next)) ? undefined : next;
    if (token !== undefined) seen.add(token);
  } while (token !== undefined);
}

function lookUpPage(ask: AwsTelemetry['trail'], input: LookupEventsCommandInput, signal: AbortSignal) {
  return ask(
    'LookupEvents',
    async (client, abortSignal) => {
      const {LookupEventsCommand} = await import('@aws-sdk/client-cloudtrail');
      const answer = await client.send(new LookupEventsCommand(input), {abortSignal});
      return {answer, clockAhead: -client.config.systemClockOffset};
    },
    signal,
  );
}

/** What has no time, no name or no record that can be read tells nothing. */
function toTrailEvent({EventId, EventName, EventTime, CloudTrailEvent}: Event): readonly TrailEvent[] {
  const record = parseRecord(CloudTrailEvent ?? '');
  if (EventId === undefined || EventName === undefined || EventTime === undefined || record === undefined) return [];
  return [{id: EventId, time: EventTime.getTime(), name: EventName, record}];
}

import type {CloudTrailClient} from '@aws-sdk/client-cloudtrail';
import {expect, it} from 'vitest';
import {lookUpEvents} from '../../../src/aws/trail/look-up-events.ts';
import {ProblemError} from '../../../src/core/problem.ts';
import {problem} from '../../ui/fake-services.ts';

const {signal} = new AbortController();
const name = 'UpdateFunctionCode20150331v2';
const event = {EventId: 'a', EventName: name, EventTime: new Date(5), CloudTrailEvent: '{}'};

it('asks again for the page that the trail was too busy for, and leaves out what cannot be read', async () => {
  const asked: (string | undefined)[] = [];
  const send = async ({input: {NextToken}}: {input: {NextToken?: string}}) => {
    asked.push(NextToken);
    if (asked.length === 2) throw new ProblemError(problem('throttled'));
    if (NextToken === undefined) return {Events: [event, {EventId: 'odd'}], NextToken: 'more'};
    return {
      Events: [
        {...event, EventId: 'b'},
        {...event, CloudTrailEvent: 'not JSON'},
      ],
    };
  };
  const client = {send, config: {systemClockOffset: -1_200_000}} as unknown as CloudTrailClient;
  const ask = <T>(_: string, request: (client: CloudTrailClient, signal: AbortSignal) => Promise<T>) =>
    request(client, signal);
  const found: string[] = [];
  for await (const {events, clockAhead} of lookUpEvents(ask, {name, since: 0}, signal)) {
    found.push(...events.map(({id}) => id));
    expect(clockAhead).toBe(1_200_000);
  }
  expect(found).toEqual(['a', 'b']);
  expect(asked).toEqual([undefined, 'more', 'more']);
});

import {expect, it} from 'vitest';
import {findEvent} from '../../../src/core/logs/find-event.ts';
import {readLogLine} from '../../../src/core/logs/log-line.ts';
import {event} from './lines.ts';

const lead = '2026-11-22T14:03:20.140Z\t8f1c0000-1111-2222-3333-444455556661\tINFO\t';

it.each([
  [`${lead}EVENT {"orderId":7}`, {orderId: 7}],
  [`${lead}Received event: {"orderId":7}`, {orderId: 7}],
  ['{"level":"INFO","message":"Lambda invocation event","event":{"orderId":7}}', {orderId: 7}],
  [`${lead}{"Records":[]}`, {Records: []}],
  ['{"level":"INFO","message":{"Records":[]},"service":"shop"}', {Records: []}],
  [`[INFO]\t2026-11-22T14:03:20.140Z\tid\t{"detail-type":"Order"}`, {'detail-type': 'Order'}],
  [`${lead}order priced {"total":7}`, undefined],
  [`${lead}{"total":7}`, undefined],
  ['START RequestId: 8f1c0000-1111-2222-3333-444455556661 Version: 3', undefined],
  [`${lead}event {"broken`, undefined],
])('finds in %j the event', (message, found) => {
  const text = findEvent([readLogLine(event(1, message), 0)]);
  expect(text === undefined ? undefined : JSON.parse(text)).toEqual(found);
});

it('keeps numbers as they were logged', () => {
  expect(findEvent([readLogLine(event(1, `${lead}event {"id":12345678901234567890}`), 0)])).toContain(
    '12345678901234567890',
  );
});

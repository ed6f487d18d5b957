import {expect, test} from 'vitest';
import {appendEvents, logTables, pruneLogs} from '../../../src/sandbox/logs/index.ts';
import {createSandboxTelemetry} from '../../../src/sandbox/telemetry/index.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

/** 30,000 events of 100 bytes in two streams, the older one first. */
function fill() {
  const telemetry = createSandboxTelemetry({
    file: undefined,
    tables: logTables,
    now: () => now,
    onOpen: () => {},
    prune: () => {},
    onFault: () => {},
  });
  for (const [index, stream] of ['older', 'newer'].entries()) {
    const events = Array.from({length: 15_000}, (_, n) => ({
      time: now - 60_000 + n,
      message: `${index} ${n}`.padEnd(74),
    }));
    const place = {region: 'eu-west-1', group: '/group', stream};
    telemetry.transact(queries => appendEvents(queries, place, events, now));
  }
  return telemetry;
}

test.each([
  ['events', {events: 12_000, bytes: 100_000_000}],
  ['bytes', {events: 1_000_000, bytes: 1_200_000}],
])('when there are too many %s, the oldest go until there is room, and the counts follow', (_case, bounds) => {
  const telemetry = fill();
  const {left, counted, messages} = telemetry.transact(queries => {
    pruneLogs(queries, now, bounds);
    return {
      left: queries('SELECT count(*) AS count FROM log_events').get()?.['count'],
      counted: queries('SELECT name, events, bytes FROM log_streams ORDER BY name').all(),
      messages: queries('SELECT message FROM log_events ORDER BY id LIMIT 1').all(),
    };
  });
  expect(left).toBe(10_000);
  expect(counted.map(row => ({...row}))).toEqual([
    {name: 'newer', events: 10_000, bytes: 1_000_000},
    {name: 'older', events: 0, bytes: 0},
  ]);
  expect(messages[0]?.['message']).toMatch(/^1 5000 /);
  telemetry.close();
});

test('nothing goes while there is room', () => {
  const telemetry = fill();
  const left = telemetry.transact(queries => {
    pruneLogs(queries, now);
    return queries('SELECT count(*) AS count FROM log_events').get()?.['count'];
  });
  expect(left).toBe(30_000);
  telemetry.close();
});

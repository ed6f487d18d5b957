import fc from 'fast-check';
import {expect, test} from 'vitest';
import {functions} from '../../src/catalog/functions.ts';
import type {DetailLine} from '../../src/core/detail-line.ts';
import {findIncident} from '../../src/core/incidents/incident.ts';
import type {Traffic} from '../../src/core/metrics/traffic.ts';
import {judgeHarm} from '../../src/core/signs/harm.ts';
import {emptyReading, metricOf, type SeriesName, withSeries} from '../../src/core/signs/reading.ts';
import {judgeTraffic} from '../../src/core/signs/traffic-signs.ts';
import {toWatched} from '../../src/core/signs/watched.ts';
import {findWindow, period} from '../../src/core/signs/window.ts';
import {toTraffic} from '../support/traffic.ts';
import {orders, rowOf, tabOf} from './items.ts';

/** What a function did, minute by minute, the newest first; before that each minute as the last one. */
type Minute = Readonly<Record<'calls' | 'errors' | 'throttles', number>>;

const minute: fc.Arbitrary<Minute> = fc
  .record({calls: fc.integer({min: 0, max: 40}), share: fc.integer({min: 0, max: 4}), throttles: fc.nat({max: 3})})
  .map(({calls, share, throttles}) => ({calls, errors: Math.round((calls * share) / 4), throttles}));
const stretch = fc.tuple(
  fc.integer({min: 1, max: 40}),
  fc.oneof(fc.constant({calls: 0, errors: 0, throttles: 0}), minute),
);
const past = fc
  .array(stretch, {minLength: 1, maxLength: 5})
  .map(all => all.flatMap(([count, one]) => Array(count).fill(one) as Minute[]));
const times = fc.integer({min: 0, max: 3600}).map(seconds => new Date(Date.UTC(2026, 10, 22, 14) + seconds * 1000));
const traffics = fc.record({past, now: times});
const watched = toWatched({...orders});

/** The same past as Detail, the list and the board each come to know it. */
function look({past: minutes, now}: {past: readonly Minute[]; now: Date}) {
  const at = (ago: number) => minutes[Math.min(ago, minutes.length - 1)];
  const traffic = toTraffic(now, {
    Invocations: ago => at(ago)?.calls,
    Errors: ago => at(ago)?.errors,
    Throttles: ago => at(ago)?.throttles,
  });
  return {detail: readDetail(traffic, now), list: readList(traffic), board: readBoard(at, now)};
}

function readDetail(traffic: Traffic, now: Date) {
  const lines: readonly DetailLine[] = tabOf(functions, 'Overview').linesOf(
    {...orders, State: 'Active', LastUpdateStatus: 'Successful'},
    {},
    {now, traffic: {state: 'ready', value: traffic}},
  );
  return [rowOf(lines, 'Errors')?.value ?? '', rowOf(lines, 'Throttles')?.value ?? ''];
}

function readList(traffic: Traffic) {
  const column = functions.columns.find(({header}) => header === 'STATE');
  const signs = watched === undefined ? [] : judgeTraffic(watched, traffic).signs;
  return column?.judged?.({...orders, State: 'Active'}, {signs});
}

function readBoard(at: (ago: number) => Minute | undefined, now: Date) {
  const window = findWindow(now.getTime());
  const span = {start: window.start, end: window.end, period};
  const last = Math.floor(now.getTime() / 60_000);
  const quarters = (pick: (one: Minute) => number) =>
    Array.from({length: 105}, (_, quarter) => {
      const first = window.start / 60_000 + 15 * quarter;
      const own = Array.from({length: 15}, (_gone, index) => last - first - index).filter(ago => ago >= 0);
      return own.reduce((sum, ago) => sum + pick(at(ago) ?? {calls: 0, errors: 0, throttles: 0}), 0);
    });
  const series: readonly (readonly [SeriesName, (one: Minute) => number])[] = [
    ['invocations', ({calls}) => calls],
    ['errors', ({errors}) => errors],
    ['throttles', ({throttles}) => throttles],
  ];
  const reading = series.reduce(
    (read, [name, pick]) =>
      withSeries(read, 'day', {query: {functionName: 'orders-api', ...metricOf[name]}, values: quarters(pick)}, span),
    emptyReading,
  );
  const incident = watched && findIncident(watched, {reading, window, standing: undefined});
  return incident?.signs.filter(({name}) => ['errors', 'timeouts', 'throttled'].includes(name)) ?? [];
}

test('a function all of whose calls fail is bad in Detail, in the list and on the board', () => {
  fc.assert(
    fc.property(traffics, fc.constantFrom('errors', 'throttles'), ({past: minutes, now}, kind) => {
      const failing = minutes.map(({calls}) =>
        kind === 'errors' ? {calls, errors: calls, throttles: 0} : {calls: 0, errors: 0, throttles: calls},
      );
      fc.pre(failing.slice(0, 45).some(({calls, throttles}) => calls + throttles > 0));
      const {detail, list, board} = look({past: failing, now});
      expect(detail[kind === 'errors' ? 0 : 1]).toMatch(/^✗/);
      expect(list).toMatchObject({tone: 'bad'});
      expect(board.map(judgeHarm)).toContain('bad');
    }),
  );
});

test('what the board shows of calls is never fine in Detail, and what is bad in Detail is on the board and in the list', () => {
  fc.assert(
    fc.property(traffics, story => {
      const {detail, list, board} = look(story);
      const names = board.map(({name}) => (name === 'throttled' ? 1 : 0));
      for (const index of names) expect(detail[index]).not.toMatch(/^✓/);
      detail.forEach((words, index) => {
        if (words.startsWith('✗')) expect(names).toContain(index);
      });
      expect(list?.tone === 'bad').toBe(detail.some(words => words.startsWith('✗')));
    }),
  );
});

import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, it} from 'vitest';
import {
  invocationOrders,
  placeInvocationColumns,
  sortInvocations,
  usualSort,
} from '../../../src/core/logs/invocation-columns.ts';
import {type InvocationFacts, readInvocationFacts} from '../../../src/core/logs/invocation-facts.ts';
import {joinCells} from '../../../src/core/logs/list-columns.ts';
import {readLogLine} from '../../../src/core/logs/log-line.ts';
import {event, requestId} from './lines.ts';

const optional = fc.option(fc.integer({min: 1, max: 900_000}), {nil: undefined});
const facts = fc
  .record({
    duration: optional,
    billed: optional,
    used: optional,
    cold: optional,
    restored: optional,
    failed: fc.boolean(),
  })
  .map(({duration, billed, used, cold, restored, failed}): InvocationFacts => {
    const part = (name: string, value: number | undefined, unit: string) =>
      value === undefined ? '' : `${name}: ${value} ${unit}\t`;
    const report = `REPORT RequestId: ${requestId('1')}\t${part('Duration', duration, 'ms')}${part('Billed Duration', billed, 'ms')}Memory Size: 128 MB\t${part('Max Memory Used', used, 'MB')}${part('Init Duration', cold, 'ms')}${part('Restore Duration', restored, 'ms')}${failed ? 'Status: error' : ''}`;
    const read = readInvocationFacts([readLogLine(event(1, report), 1)]);
    if (read === undefined) throw new Error('One line tells of an invocation');
    return read;
  });
const entries = fc.array(facts).map(all => all.map((own, index) => ({facts: own, requestId: String(index)})));
const order = fc.record({
  column: fc.constantFrom(...invocationOrders.map(({column}) => column)),
  reverse: fc.boolean(),
});

it('orders by any column, losing none, those that tell nothing of it last', () => {
  fc.assert(
    fc.property(entries, order, (all, sort) => {
      const sorted = sortInvocations(all, sort);
      expect(new Set(sorted)).toEqual(new Set(all));
      expect(sorted).toHaveLength(all.length);
      const durations = sorted.map(({facts: own}) => own.report?.duration);
      const known = durations.filter(duration => duration !== undefined);
      if (sort.column !== 'duration') return;
      expect(durations.slice(0, known.length)).toEqual(known);
      expect(known).toEqual(known.toSorted((a, b) => (sort.reverse ? a - b : b - a)));
    }),
  );
});

it('stands as it came by the order of time', () => {
  fc.assert(
    fc.property(entries, all => {
      expect(sortInvocations(all, usualSort)).toEqual(all);
      expect(sortInvocations(all, {...usualSort, reverse: true})).toEqual(all.toReversed());
    }),
  );
});

it('has rows of its width at any width', () => {
  const layout = fc.record({
    width: fc.integer({min: 40, max: 200}),
    zone: fc.constantFrom('UTC' as const, 'local' as const),
    dated: fc.boolean(),
    labelWidth: fc.constantFrom(0, 8, 24),
  });
  fc.assert(
    fc.property(facts, layout, (own, given) => {
      const entry = {facts: own, requestId: 'x'};
      const columns = placeInvocationColumns([entry], given);
      const row = joinCells(columns, column => column.value(entry));
      const head = joinCells(columns, ({header}) => header);
      expect(stringWidth(row)).toBe(stringWidth(head));
      if (given.width >= 60) expect(stringWidth(row)).toBe(given.width);
      const between = columns.slice(given.labelWidth > 0 ? 2 : 1, -1);
      expect(between.filter(column => column.value(entry).trim() === '')).toEqual([]);
    }),
  );
});

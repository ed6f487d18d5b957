import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {MetricSeries} from '../../../src/core/metrics/metric-services.ts';
import {findFormerVersion} from '../../../src/core/remedies/alias-history.ts';
import {buildFunctionTraffic} from '../../../src/core/remedies/alias-traffic.ts';
import {formatAliasTraffic} from '../../../src/core/remedies/format-traffic.ts';
import type {MadeChange} from '../../../src/core/remedies/made-change.ts';

const minute = 60_000;
const end = Date.UTC(2026, 10, 22, 14, 5);
const steps = 40;
const span = {start: end - steps * minute, end, period: 60};

/** A version alone, or with a share for another. */
const routings = fc.oneof(
  fc.constantFrom('1', '2', '3', '4').map(version => ({version, other: undefined})),
  fc
    .constantFrom(...['1', '2', '3'].flatMap(one => ['2', '3', '4'].map(two => [one, two] as const)))
    .filter(([one, two]) => one !== two)
    .map(([version, other]) => ({version, other})),
);

interface Routing {
  readonly version: string;
  readonly other: string | undefined;
}

/** What happens to an alias in a minute: it is moved, by this session or by others, or called. */
const happenings = fc.array(
  fc.oneof(
    {weight: 1, arbitrary: fc.record({kind: fc.constant('move' as const), to: routings, own: fc.boolean()})},
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('call' as const),
        first: fc.nat(9),
        second: fc.nat(9),
        failed: fc.nat(9),
      }),
    },
  ),
  {minLength: 2, maxLength: steps},
);

interface World {
  readonly routing: Routing;
  readonly revision: number;
  /** Where it led, each with the time it left there, the latest last. */
  readonly past: readonly (Routing & {readonly until: number})[];
  readonly changes: readonly MadeChange[];
  /** What ran, by version and minute. */
  readonly ran: readonly {
    readonly version: string;
    readonly index: number;
    readonly calls: number;
    readonly errors: number;
    readonly isShared: boolean;
  }[];
}

type Happening = typeof happenings extends fc.Arbitrary<(infer One)[]> ? One : never;

function live(happened: readonly Happening[]): World {
  let world: World = {routing: {version: '1', other: undefined}, revision: 0, past: [], changes: [], ran: []};
  for (const [index, one] of happened.entries()) {
    const at = span.start + index * minute;
    world = one.kind === 'move' ? move(world, one, at) : call(world, one, index);
  }
  return world;
}

function move(world: World, {to, own}: {to: Routing; own: boolean}, at: number): World {
  const {routing, revision} = world;
  const change: MadeChange = {
    operation: 'UpdateAlias',
    title: 'Move',
    functionName: 'f',
    sent: {FunctionName: 'f', Name: 'live', ...toAlias(to), RevisionId: String(revision)},
    before: toAlias(routing),
    answer: {Name: 'live', ...toAlias(to), RevisionId: String(revision + 1)},
    at,
  };
  return {
    ...world,
    routing: to,
    revision: revision + 1,
    past: [...world.past, {...routing, until: at}],
    changes: own ? [...world.changes, change] : world.changes,
  };
}

function call(
  world: World,
  {first, second, failed}: {first: number; second: number; failed: number},
  index: number,
): World {
  const {version, other} = world.routing;
  const isShared = other !== undefined;
  const ran = [
    {version, index, calls: first, errors: Math.min(first, failed), isShared},
    ...(isShared ? [{version: other, index, calls: second, errors: Math.min(second, failed), isShared}] : []),
  ];
  return {...world, ran: [...world.ran, ...ran.filter(({calls}) => calls > 0)]};
}

function toAlias({version, other}: Routing) {
  return {
    FunctionVersion: version,
    RoutingConfig: {AdditionalVersionWeights: other === undefined ? {} : {[other]: 0.3}},
  };
}

/** What CloudWatch tells: of every version, of those of aliases that shared their calls then, or of none. */
const tellings = fc.constantFrom('all', 'shared', 'none');

function tell({ran}: World, telling: string) {
  const series = (of: World['ran'], executedVersion?: string): MetricSeries[] =>
    (['Invocations', 'Errors'] as const).map(metric => {
      const values = new Array<number | undefined>(steps).fill(undefined);
      for (const {index, calls, errors} of of) {
        values[index] = (values[index] ?? 0) + (metric === 'Errors' ? errors : calls);
      }
      const query = {functionName: 'f', qualifier: 'live', metric, statistic: 'Sum' as const};
      return {query: {...query, ...(executedVersion !== undefined && {executedVersion})}, values};
    });
  const told = ran.filter(({isShared}) => telling === 'all' || isShared);
  const byVersion = [...Map.groupBy(told, ({version}) => version)].flatMap(([version, own]) => series(own, version));
  return {totals: series(ran), byVersion: telling === 'none' ? {gap: 'no searches here'} : byVersion, span};
}

test('after any moves and calls of an alias no number is credited to a version that did not run it', () => {
  fc.assert(
    fc.property(happenings, tellings, (happened, telling) => {
      const world = live(happened);
      const traffic = buildFunctionTraffic(tell(world, telling), ['live']);
      const alias = traffic.aliases.get('live');
      const total = (of: World['ran']) => of.reduce((sum, {calls}) => sum + calls, 0);
      for (const {version, hour} of alias?.versions ?? []) {
        const own = world.ran.filter(one => one.version === version && (telling === 'all' || one.isShared));
        expect(hour.calls).toBe(total(own));
        expect(hour.errors).toBe(own.reduce((sum, {errors}) => sum + errors, 0));
      }
      const told = (alias?.versions ?? []).reduce((sum, {hour}) => sum + hour.calls, 0);
      expect(told + (alias?.untold.hour.calls ?? 0)).toBe(total(world.ran));
      if (telling === 'all') expect(alias?.untold.hour.calls).toBe(0);
      // What is read says the same.
      const current = [world.routing.version, ...(world.routing.other === undefined ? [] : [world.routing.other])];
      const words = formatAliasTraffic(alias, traffic, current);
      for (const [, version, calls] of words.matchAll(/version (\d+): (\d+) calls?/g)) {
        expect(Number(calls)).toBeLessThanOrEqual(total(world.ran.filter(one => one.version === version)));
      }
      const isUntold = (alias?.untold.hour.calls ?? 0) > 0;
      expect(words.includes('by whichever version it led to then')).toBe(isUntold);
    }),
    {numRuns: 500},
  );
});

test('the version before is the one it really led to before, or is not named', () => {
  let named = 0;
  fc.assert(
    fc.property(happenings, happened => {
      const {routing, revision, past, changes} = live(happened);
      const alias = {Name: 'live', ...toAlias(routing), RevisionId: String(revision)};
      const former = findFormerVersion(changes, 'f', alias);
      if (former === undefined) return;
      named += 1;
      const isBefore = (one: Routing) =>
        one.version !== routing.version || (routing.other !== undefined && one.other === undefined);
      const truth = past.findLast(isBefore);
      expect([former.version, former.until]).toEqual([truth?.version, truth?.until]);
    }),
    {numRuns: 1000},
  );
  expect(named).toBeGreaterThan(100);
});

test('it is named whenever nobody else moved the alias since', () => {
  fc.assert(
    fc.property(happenings, happened => {
      const own = happened.map(one => (one.kind === 'move' ? {...one, own: true} : one));
      const {routing, revision, past, changes} = live(own);
      const alias = {Name: 'live', ...toAlias(routing), RevisionId: String(revision)};
      const isOther = past.some(({version}) => version !== routing.version);
      if (isOther) expect(findFormerVersion(changes, 'f', alias)).toBeDefined();
    }),
    {numRuns: 500},
  );
});

import {formatMember, toEntries} from '../format/members.ts';
import type {ItemOf} from '../list-operation.ts';
import type {MetricQuery, MetricSeries} from '../metrics/metric-services.ts';

type Alias = ItemOf<'ListAliases'>;

/** Calls and errors of each alias, and of each version that an alias shares its calls between. */
export function buildAliasTrafficQueries(functionName: string, aliases: readonly Alias[]): readonly MetricQuery[] {
  return aliases.flatMap(alias =>
    findVersions(alias).flatMap(executedVersion =>
      (['Invocations', 'Errors'] as const).map(metric => ({
        functionName,
        qualifier: formatMember(alias.Name),
        ...(executedVersion !== undefined && {executedVersion}),
        metric,
        statistic: 'Sum' as const,
      })),
    ),
  );
}

/** The traffic of each alias in words, by its name: `version 2: 31 calls · version 3: 2 calls, 1 failed`. */
export function formatAliasTraffic(
  series: readonly MetricSeries[],
  aliases: readonly Alias[],
): ReadonlyMap<string, string> {
  const totalOf = (metric: string, qualifier: string, version: string | undefined) =>
    series
      .filter(
        ({query}) => query.metric === metric && query.qualifier === qualifier && query.executedVersion === version,
      )
      .flatMap(({values}) => values)
      .reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return new Map(
    aliases.map(alias => {
      const name = formatMember(alias.Name);
      const parts = findVersions(alias).map(version =>
        formatVersion(
          version ?? formatMember(alias.FunctionVersion),
          totalOf('Invocations', name, version),
          totalOf('Errors', name, version),
        ),
      );
      return [name, parts.join(' · ')];
    }),
  );
}

/** The service tells versions apart for aliases that share their calls only; all of another's are its own version's. */
function findVersions(alias: Alias): readonly (string | undefined)[] {
  const others = toEntries(alias.RoutingConfig?.AdditionalVersionWeights).map(([version]) => version);
  return others.length === 0 ? [undefined] : [formatMember(alias.FunctionVersion), ...others];
}

function formatVersion(version: string, calls: number, errors: number): string {
  const failed = errors === 0 ? '' : `, ${errors} failed`;
  return `version ${version}: ${calls === 0 ? 'no' : calls} ${calls === 1 ? 'call' : 'calls'}${failed}`;
}

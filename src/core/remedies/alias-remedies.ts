import {formatMember, toEntries, toList, toOptionalText} from '../format/members.ts';
import {formatRouting} from '../format/routing.ts';
import type {Item} from '../item.ts';
import type {ItemOf} from '../list-operation.ts';
import type {Remedy, RemedyFacts} from './remedy.ts';

type Alias = ItemOf<'ListAliases'>;

/** Taking each alias back to the version before the one it leads to. */
export function buildAliasRemedies(aliases: readonly Alias[], {versions, traffic}: RemedyFacts): readonly Remedy[] {
  const published =
    versions.state === 'ready'
      ? toList(versions.value).flatMap(({Version}) => toOptionalText(Version) ?? [])
      : undefined;
  const unknown = versions.state === 'failed' ? 'its versions cannot be read' : 'its versions are still being read';
  return aliases.map(alias => {
    const name = formatMember(alias.Name);
    const before = published === undefined ? undefined : versionBefore(alias, published);
    return {
      id: `alias ${name}`,
      group: 'Aliases',
      title: `Take ${name} back to the version before`,
      before: formatRouting(alias),
      after: before === undefined ? '–' : `${before} 100%`,
      notes: [trafficNote(name, traffic)],
      does:
        before === undefined
          ? {impossible: published === undefined ? unknown : formatReason(alias)}
          : {operation: 'PointAlias', on: {resource: 'aliases', items: [alias as Item], preset: toPreset(before)}},
    };
  });
}

/**
 * The version to go back to: of an alias that shares its calls between two versions the older of them, else the highest
 * published one below its own. Version numbers only ever grow (Lambda developer guide, "Lambda function versions").
 */
export function versionBefore(alias: Alias, published: readonly string[]): string | undefined {
  const own = toNumber(alias.FunctionVersion);
  const others = toEntries(alias.RoutingConfig?.AdditionalVersionWeights).map(([version]) => toNumber(version));
  if (others.length > 0) return toVersion(Math.min(own, ...others));
  return toVersion(Math.max(...published.map(toNumber).filter(number => number < own && Number.isFinite(number))));
}

/** `$LATEST` is newer than any published version. */
function toNumber(version: unknown): number {
  return typeof version === 'string' && /^\d+$/.test(version) ? Number(version) : Number.POSITIVE_INFINITY;
}

function toVersion(number: number): string | undefined {
  return Number.isFinite(number) ? String(number) : undefined;
}

function formatReason({FunctionVersion}: Alias): string {
  return FunctionVersion === '$LATEST'
    ? 'no version is published'
    : `there is no published version before ${formatMember(FunctionVersion)}`;
}

function toPreset(FunctionVersion: string): Item {
  return {FunctionVersion, RoutingConfig: {AdditionalVersionWeights: {}}};
}

function trafficNote(alias: string, traffic: RemedyFacts['traffic']): string {
  switch (traffic.state) {
    case 'pending':
      return 'last hour: reading…';
    case 'failed':
      return `last hour: unknown (${traffic.problem.what})`;
    case 'absent':
      return 'last hour: unknown';
    case 'ready':
      return `last hour: ${traffic.value.get(alias) ?? 'no calls'}`;
  }
}

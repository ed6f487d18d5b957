import {formatMember, toList, toOptionalText} from '../format/members.ts';
import {formatRouting} from '../format/routing.ts';
import type {Item} from '../item.ts';
import type {ItemOf} from '../list-operation.ts';
import {findFormerVersion, readRouting} from './alias-history.ts';
import type {AliasTraffic} from './alias-traffic.ts';
import {formatAliasTraffic, formatEvidence, formatMinute} from './format-traffic.ts';
import type {Remedy, RemedyFacts, RemedyTarget, VersionPair} from './remedy.ts';

type Alias = ItemOf<'ListAliases'>;

/** A version to take an alias back to, and what speaks for it. */
interface Candidate {
  readonly version: string;
  /** It is known to have led there before. Leading there with a share now does not tell that. */
  readonly isFormer: boolean;
  readonly why: string;
}

/** Versions that are offered when it is not known which one was before. */
const mostCandidates = 3;

/** Taking each alias back to the version that it led to before; where that is not known, to one that ran for it of late. */
export function buildAliasRemedies(
  aliases: readonly Alias[],
  target: RemedyTarget,
  facts: RemedyFacts,
): readonly Remedy[] {
  return aliases.flatMap(alias => {
    const name = formatMember(alias.Name);
    const note = buildTrafficNote(alias, facts.traffic);
    const published = listPublished(facts.versions);
    if (published.state === 'unknown') return [buildRemedy(alias, {notes: [note], does: {impossible: published.why}})];
    const candidates = findCandidates(alias, published.versions, target, facts);
    if (candidates.length === 0) return [buildUnknown(alias, published.versions, note)];
    return candidates.map(({version, isFormer, why}, index) => {
      const compares = findCompared(alias, version);
      const differing = compares === undefined ? [] : [buildDifferenceNote(alias, compares, facts)];
      return buildRemedy(alias, {
        id: index === 0 ? `alias ${name}` : `alias ${name} ${version}`,
        title: isFormer ? `Take ${name} back to ${version}` : `Take ${name} to ${version} alone`,
        after: `${version} 100%`,
        notes: [...(index === 0 ? [why, note] : [why]), ...differing],
        ...(compares !== undefined && {compares}),
        does: toDoing(alias, {FunctionVersion: version}),
      });
    });
  });
}

/** The version that would be left, and the one that would be led to: where it leads to both, the other one of them is left. */
function findCompared(alias: Alias, to: string): VersionPair | undefined {
  const routing = readRouting(alias);
  const current = [...(routing === undefined ? [] : [routing.version]), ...Object.keys(routing?.others ?? {})];
  const from = current.find(version => version !== to);
  return from === undefined ? undefined : {from, to};
}

function buildDifferenceNote(alias: Alias, {from, to}: VersionPair, {differences}: RemedyFacts): string {
  const routing = readRouting(alias);
  const isShared = to === routing?.version || Object.hasOwn(routing?.others ?? {}, to);
  const which = isShared ? `${to}, beside ${from},` : `${formatMember(alias.Name)} leads to ${from}; ${to}`;
  const answer = differences({from, to});
  if (answer.state === 'ready') return `${which} ${answer.value}`;
  return `${which} differs in: ${answer.state === 'failed' ? `not known (${answer.problem.what})` : 'reading…'}`;
}

/** The one before by what this session changed, and those it shares its calls with, the oldest first; else those that ran for it. */
function findCandidates(
  alias: Alias,
  published: readonly string[],
  {functionName}: RemedyTarget,
  {changes, traffic}: RemedyFacts,
): readonly Candidate[] {
  const routing = readRouting(alias);
  const former = findFormerVersion(changes, functionName, alias);
  const own = traffic.state === 'ready' ? traffic.value.aliases.get(formatMember(alias.Name)) : undefined;
  const others = Object.keys(routing?.others ?? {});
  const shared = others.length === 0 ? [] : sortByAge([formatMember(alias.FunctionVersion), ...others]);
  const ran = former === undefined ? (own?.versions ?? []).map(({version}) => version) : [];
  const isCurrent = (version: string) => others.length === 0 && version === routing?.version;
  const wanted = [...new Set([...(former === undefined ? [] : [former.version]), ...shared, ...ran])];
  return wanted
    .filter(version => published.includes(version) && !isCurrent(version))
    .slice(0, mostCandidates)
    .map(version => {
      const isShared = shared.includes(version);
      const isFormer = version === former?.version || !isShared;
      return {version, isFormer, why: formatWhy(version, {former, isShared, own})};
    });
}

interface Known {
  readonly former: ReturnType<typeof findFormerVersion>;
  readonly isShared: boolean;
  readonly own: AliasTraffic | undefined;
}

function formatWhy(version: string, {former, isShared, own}: Known): string {
  const ran = own?.versions.find(one => one.version === version);
  const evidence = ran === undefined ? [] : [formatEvidence(ran)];
  if (former?.version === version) return [`it led there until ${formatMinute(former.until)}`, ...evidence].join(' · ');
  if (isShared) return ['it leads there with a share now', ...evidence].join(' · ');
  return ['which it led to before is not known here, but this one ran for it', ...evidence].join(' · ');
}

/** Version numbers only ever grow (Lambda developer guide, "Lambda function versions"). */
function sortByAge(versions: readonly string[]): readonly string[] {
  return versions.toSorted((a, b) => Number(a) - Number(b));
}

/** What was before is not known, and nothing tells of it: the version is for the user to choose. */
function buildUnknown(alias: Alias, published: readonly string[], note: string): Remedy {
  const name = formatMember(alias.Name);
  const isAny = published.some(version => version !== alias.FunctionVersion);
  return buildRemedy(alias, {
    title: `Take ${name} to another version`,
    after: 'the version you choose',
    notes: ['which version it led to before is not known here', note],
    does: isAny ? toDoing(alias, {}) : {impossible: 'there is no other published version'},
  });
}

function buildRemedy(alias: Alias, remedy: Partial<Remedy> & Pick<Remedy, 'notes' | 'does'>): Remedy {
  const name = formatMember(alias.Name);
  return {
    id: `alias ${name}`,
    group: 'Aliases',
    title: `Take ${name} back`,
    before: formatRouting(alias),
    after: '–',
    ...remedy,
  };
}

/** An alias is taken back whole: another version loses its share. */
function toDoing(alias: Alias, preset: Item): Remedy['does'] {
  const all = {...preset, RoutingConfig: {AdditionalVersionWeights: {}}};
  return {operation: 'PointAlias', on: {resource: 'aliases', items: [alias as Item], preset: all}};
}

type Published =
  | {readonly state: 'known'; readonly versions: readonly string[]}
  | {readonly state: 'unknown'; readonly why: string};

function listPublished(versions: RemedyFacts['versions']): Published {
  if (versions.state !== 'ready') {
    const why = versions.state === 'failed' ? 'its versions cannot be read' : 'its versions are still being read';
    return {state: 'unknown', why};
  }
  const all = toList(versions.value).flatMap(({Version}) => toOptionalText(Version) ?? []);
  return {state: 'known', versions: all.filter(version => version !== '$LATEST')};
}

function buildTrafficNote(alias: Alias, traffic: RemedyFacts['traffic']): string {
  switch (traffic.state) {
    case 'pending':
      return 'last hour: reading…';
    case 'failed':
      return `last hour: unknown (${traffic.problem.what})`;
    case 'absent':
      return 'last hour: unknown';
    case 'ready': {
      const {version, others = {}} = readRouting(alias) ?? {};
      const current = [...(version === undefined ? [] : [version]), ...Object.keys(others)];
      const own = traffic.value.aliases.get(formatMember(alias.Name));
      return `last hour: ${formatAliasTraffic(own, traffic.value, current)}`;
    }
  }
}

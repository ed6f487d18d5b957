import {formatMember, toEntries, toOptionalNumber} from './members.ts';

/** What of an alias decides which version answers. */
export interface Routed {
  readonly FunctionVersion?: string | undefined;
  readonly RoutingConfig?:
    | {readonly AdditionalVersionWeights?: Readonly<Record<string, number>> | undefined}
    | undefined;
}

/** A version and its share of the calls, 0 to 1; undefined when the weights make no sense. */
interface Share {
  readonly version: string;
  readonly share: number | undefined;
}

/** Where an alias leads, short: `12`, or `12 90% · 13 10%`. */
export function formatRouting(alias: Routed): string {
  const shares = buildShares(alias);
  if (shares.length < 2) return formatMember(alias.FunctionVersion);
  return shares.map(({version, share}) => `${version} ${formatPercent(share)}%`).join(' · ');
}

/** Where an alias leads, in full: `12`, or `12 (90 %), 13 (10 %)`. */
export function formatRoutingSentence(alias: Routed): string {
  const shares = buildShares(alias);
  if (shares.length < 2) return formatMember(alias.FunctionVersion);
  return shares.map(({version, share}) => `${version} (${formatPercent(share)} %)`).join(', ');
}

/** The versions that an alias leads to, each with its share in words: `10 %`. */
export function toTargets(alias: Routed): readonly {readonly version: string; readonly share: string}[] {
  return buildShares(alias).map(({version, share}) => ({version, share: `${formatPercent(share)} %`}));
}

/** The weights name the other versions only: the alias's own version answers the rest. */
function buildShares(alias: Routed): readonly Share[] {
  const others = toEntries(alias.RoutingConfig?.AdditionalVersionWeights).map(([version, weight]) => ({
    version,
    share: toOptionalNumber(weight),
  }));
  const rest = others.reduce<number | undefined>(
    (left, {share}) => (left === undefined || share === undefined ? undefined : left - share),
    1,
  );
  const own = rest === undefined || rest < -0.000_1 ? undefined : Math.max(0, rest);
  return [{version: formatMember(alias.FunctionVersion), share: own}, ...others];
}

function formatPercent(share: number | undefined): string {
  return share === undefined ? '?' : String(Math.round(share * 10_000) / 100);
}

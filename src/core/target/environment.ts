import type {StyleForms} from '../theme/style.ts';
import {namesProduction} from './names-production.ts';

/** What is known of who calls and where. What is undefined is not known, or not yet. */
export interface TargetFacts {
  /** Names of profiles: the one in use, or those under which tools have put keys into the environment. */
  readonly profiles: readonly string[];
  /** The account's twelve digits. */
  readonly account: string | undefined;
  /** Names that the account is known by. */
  readonly alias: string | undefined;
  /** Name of the role that calls; empty of who has none. */
  readonly role: string | undefined;
  readonly region: string;
}

/** What a target is told by, each a name or several, in which `*` stands for anything. */
export type EnvironmentMatch = Readonly<Partial<Record<'account' | 'profile' | 'role' | 'region', readonly string[]>>>;

/** What the settings say of targets: of those on which all of `match` is so. */
export interface EnvironmentRule {
  readonly match: EnvironmentMatch;
  readonly label?: string | undefined;
  readonly colour?: StyleForms | undefined;
  readonly readOnly?: boolean | undefined;
  /** Where it is written, for who asks why. */
  readonly from: string;
}

/** What a target is to whoever works on it. */
export interface Environment {
  /** What to call it; what has a label has a band on every screen. */
  readonly label: string | undefined;
  /** The band's colour; undefined for that of production. */
  readonly colour: StyleForms | undefined;
  /** Whether it begins read-only. */
  readonly readOnly: boolean;
  /** What made it read-only, or labelled: the end of a sentence. */
  readonly why: string | undefined;
}

/** A target that nothing is said of. */
export const plainEnvironment: Environment = {label: undefined, colour: undefined, readOnly: false, why: undefined};

/**
 * The one place that decides what is guarded. Of the rules the first that says something is right, for each thing it can say. What none
 * says comes from the names: production has a label and begins read-only. A rule of which nobody knows yet whether it
 * is about this target guards it, where it would.
 */
export function findEnvironment(facts: TargetFacts, rules: readonly EnvironmentRule[]): Environment {
  const sure = rules.filter(rule => findMatch(rule.match, facts) === 'matches');
  const name = findProductionName(facts);
  const label = sure.find(rule => rule.label !== undefined);
  const guard = rules.find(rule => {
    const match = findMatch(rule.match, facts);
    return match === 'matches' ? rule.readOnly !== undefined : match === 'unknown' && rule.readOnly === true;
  });
  const byName = name === undefined ? undefined : `the name ${name}`;
  return {
    label: (label === undefined ? name && 'PRODUCTION' : label.label) || undefined,
    colour: sure.find(rule => rule.colour !== undefined)?.colour,
    readOnly: guard?.readOnly ?? name !== undefined,
    why: guard?.from ?? label?.from ?? byName,
  };
}

function findProductionName({profiles, role, alias}: TargetFacts): string | undefined {
  return [...profiles, role, alias].find(name => name !== undefined && namesProduction(name));
}

type Match = 'matches' | 'differs' | 'unknown';

function findMatch(match: EnvironmentMatch, facts: TargetFacts): Match {
  const one = (wanted: readonly string[] | undefined, found: readonly string[] | undefined): Match => {
    if (wanted === undefined) return 'matches';
    if (found === undefined) return 'unknown';
    return found.some(name => wanted.some(pattern => isLike(name, pattern))) ? 'matches' : 'differs';
  };
  const found = [
    one(match.profile, facts.profiles),
    one(match.region, [facts.region]),
    one(match.account, facts.account === undefined ? undefined : [facts.account, facts.alias ?? '']),
    one(match.role, facts.role === undefined ? undefined : [facts.role]),
  ];
  if (found.includes('differs')) return 'differs';
  return found.includes('unknown') ? 'unknown' : 'matches';
}

function isLike(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'iu').test(name);
}

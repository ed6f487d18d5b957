import {toEntries, toOptionalNumber, toOptionalText} from '../format/members.ts';
import type {Routed} from '../format/routing.ts';
import type {Item} from '../item.ts';
import type {MadeChange} from './made-change.ts';

/** Where an alias leads: its own version, and the shares of others. */
export interface Routing {
  readonly version: string;
  readonly others: Readonly<Record<string, number>>;
}

/** A version that an alias led to, and until when, in milliseconds since 1970. */
export interface FormerVersion {
  readonly version: string;
  readonly until: number;
}

/** Where an alias leads; undefined when it does not tell. */
export function readRouting({FunctionVersion, RoutingConfig}: Routed): Routing | undefined {
  const version = toOptionalText(FunctionVersion);
  if (version === undefined) return undefined;
  const weights = toEntries(RoutingConfig?.AdditionalVersionWeights).flatMap(([other, weight]) => {
    const share = toOptionalNumber(weight) ?? 0;
    return share > 0 ? [[other, share] as const] : [];
  });
  return {version, others: Object.fromEntries(weights)};
}

type Alias = Routed & {readonly Name?: string | undefined; readonly RevisionId?: string | undefined};

/**
 * The version that an alias led to before the one it leads to now, by the changes of this session. Undefined when it was not
 * changed here, or was changed elsewhere in between: then what was before is not known.
 */
export function findFormerVersion(
  changes: readonly MadeChange[],
  functionName: string,
  alias: Alias,
): FormerVersion | undefined {
  const now = readRouting(alias);
  const moves = changes.filter(
    ({operation, sent, functionName: own}) =>
      own === functionName && operation === 'UpdateAlias' && sent['Name'] === alias.Name,
  );
  let then: {readonly routing: Routing | undefined; readonly revision: unknown} = {
    routing: now,
    revision: alias.RevisionId,
  };
  for (const move of moves.toReversed()) {
    const before = readBefore(move);
    if (now === undefined || before === undefined || !hasLeft(move.answer, then)) return undefined;
    const wasAlone = isShared(now) && !isShared(before);
    if (before.version !== now.version || wasAlone) return {version: before.version, until: move.at};
    then = {routing: before, revision: move.sent['RevisionId']};
  }
  return undefined;
}

/** True when what a change left is what was found there later: nobody else was there in between. */
function hasLeft(
  answer: Item,
  {routing, revision}: {readonly routing: Routing | undefined; readonly revision: unknown},
): boolean {
  const left = readRouting(answer);
  const own = answer['RevisionId'];
  if (left === undefined || routing === undefined || !isSame(left, routing)) return false;
  return own === undefined || revision === undefined || own === revision;
}

function readBefore({before, sent, answer}: MadeChange): Routing | undefined {
  const version =
    before['FunctionVersion'] ?? (sent['FunctionVersion'] === undefined ? answer['FunctionVersion'] : undefined);
  return readRouting({...before, FunctionVersion: version} as Item & Routed);
}

function isShared({others}: Routing): boolean {
  return Object.keys(others).length > 0;
}

function isSame(one: Routing, other: Routing): boolean {
  const names = Object.keys({...one.others, ...other.others});
  return one.version === other.version && names.every(name => one.others[name] === other.others[name]);
}

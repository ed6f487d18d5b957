import type {ComparedSide, ComparedSides, FunctionSide} from '../../core/compare/side.ts';
import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, toEntries, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';

/** An item of one of these lists as a side of a comparison. */
export function toSide({name}: Pick<Resource, 'name'>, item: Item): FunctionSide {
  if (name === 'aliases') {
    const functionName = parseFunctionArn(item['AliasArn'])?.name ?? formatMember(item['AliasArn']);
    return {kind: 'function', functionName, qualifier: formatMember(item['Name'])};
  }
  const functionName = toOptionalText(item['FunctionName']) ?? formatMember(item['FunctionArn']);
  return toVersionSide(functionName, name === 'functions' ? undefined : toOptionalText(item['Version']));
}

/** A version as a side. */
export function toVersionSide(functionName: string, version: string | undefined): FunctionSide {
  return {kind: 'function', functionName, qualifier: version === '$LATEST' ? undefined : version};
}

/** Both sides with what is older on the left, where their versions tell. */
export function orderSides([one, other]: ComparedSides): ComparedSides {
  return ageOf(one) > ageOf(other) && isSameFunctionOf(one, other) ? [other, one] : [one, other];
}

function isSameFunctionOf(one: ComparedSide, other: ComparedSide): boolean {
  return one.kind === 'function' && other.kind === 'function' && one.functionName === other.functionName;
}

/** Numbers of versions only ever grow, and $LATEST is newer than all of them; an alias tells nothing. */
function ageOf(side: ComparedSide): number {
  if (side.kind !== 'function') return 0;
  return side.qualifier === undefined ? Number.POSITIVE_INFINITY : Number(side.qualifier);
}

/** The two versions that an alias leads to, the older one first; undefined where it leads to one. */
export function findAliasTargets(alias: Item): readonly [string, string] | undefined {
  const weights = (alias['RoutingConfig'] as Item | null | undefined)?.['AdditionalVersionWeights'];
  const [other] = toEntries(weights as Readonly<Record<string, number>> | undefined).map(([version]) => version);
  const own = toOptionalText(alias['FunctionVersion']);
  if (own === undefined || other === undefined) return undefined;
  return Number(own) < Number(other) ? [own, other] : [other, own];
}

/** The published version before one; before `$LATEST` the newest. Undefined where there is none. */
export function findVersionBefore(versions: readonly Item[], version: string | undefined): string | undefined {
  const numbers = versions.map(item => Number(item['Version'])).filter(Number.isSafeInteger);
  const before = numbers.filter(number => version === undefined || number < Number(version));
  return before.length === 0 ? undefined : String(Math.max(...before));
}

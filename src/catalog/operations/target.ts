import {parseFunctionArn, parseLayerVersionArn} from '../../core/format/arn.ts';
import {toOptionalNumber, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import type {Selection} from '../../core/operation/operation.ts';

/** A function, or one of its versions or aliases, as the API's inputs name it. */
export interface FunctionTarget {
  readonly FunctionName: string | undefined;
  readonly Qualifier: string | undefined;
}

/** A function with its qualifier, if it has one: `orders-api:live`. */
export function formatQualified({FunctionName, Qualifier}: Item): string {
  const name = parseFunctionArn(FunctionName)?.name ?? String(FunctionName);
  return Qualifier === undefined ? name : `${name}:${Qualifier}`;
}

/** The function that a function, version, alias or mapping is or belongs to. */
export function pickFunction(selection: Selection): {FunctionName: string | undefined} {
  return {FunctionName: findTarget(selection).FunctionName};
}

/** The selected function, version or alias. `$LATEST` is the function itself: it needs no qualifier. */
export function findTarget({item = {}, parent}: Selection): FunctionTarget {
  const alias = parseFunctionArn(item['AliasArn']);
  if (alias !== undefined) return {FunctionName: alias.name, Qualifier: toOptionalText(item['Name'])};
  const version = toOptionalText(item['Version']);
  return {
    FunctionName:
      toOptionalText(item['FunctionName']) ??
      parseFunctionArn(item['FunctionArn'])?.name ??
      toOptionalText(parent?.['FunctionName']),
    Qualifier: version === '$LATEST' ? undefined : version,
  };
}

/** The selected version of a layer; of a layer the latest. */
export function pickLayerVersion({item, parent}: Selection): {
  LayerName: string | undefined;
  VersionNumber: number | undefined;
} {
  const version = (item?.['LatestMatchingVersion'] as Item | undefined) ?? item;
  const named = item ?? parent;
  return {
    LayerName: toOptionalText(named?.['LayerName']) ?? parseLayerVersionArn(version?.['LayerVersionArn'])?.name,
    VersionNumber: toOptionalNumber(version?.['Version']),
  };
}

/** The ARN by which what is selected is tagged: a mapping, a capacity provider, a code signing configuration or a function. */
export function pickTagged({item}: Selection): {Resource: string | undefined} {
  const members = ['EventSourceMappingArn', 'CapacityProviderArn', 'CodeSigningConfigArn', 'FunctionArn'];
  return {Resource: members.map(member => toOptionalText(item?.[member])).find(arn => arn !== undefined)};
}

/** Why the version `$LATEST` will not do where a published one is needed; a function itself is no version. */
export function unlessPublished(what: string): (selection: Selection) => string | undefined {
  return ({item}) =>
    parseFunctionArn(item?.['FunctionArn'])?.qualifier === '$LATEST'
      ? `$LATEST is no published version: ${what}`
      : undefined;
}

/** The members of that name that the value has. */
export function pickMembers(value: Item, ...names: readonly string[]): Item {
  return Object.fromEntries(names.filter(name => value[name] !== undefined).map(name => [name, value[name]]));
}

import type {Answer} from '../detail-line.ts';
import {parseArn, parseFunctionArn} from '../format/arn.ts';
import {toOptionalText} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {ItemOf} from '../list-operation.ts';
import type {FunctionTraffic} from './alias-traffic.ts';
import type {MadeChange} from './made-change.ts';

/** The function whose remedies are shown. */
export interface RemedyTarget {
  readonly functionName: string;
  /** Without a version or alias. */
  readonly functionArn: string;
}

/** What an operation is opened on in place of the selection: one item, or several to be changed together. */
export interface OperationTarget {
  /** Name of the resource the items are of. */
  readonly resource: string;
  readonly items: readonly Item[];
  /** Members filled in beforehand, in place of those the declaration would fill in. */
  readonly preset?: Item;
  /** What it is done for: what it is called then, and the function whose calls tell whether it helped. */
  readonly remedy?: {readonly title: string; readonly functionName: string};
}

/** Something that can be done at once for a function that hurts, with the state before and after it. */
export interface Remedy {
  /** Tells remedies apart while the state they are made from changes. */
  readonly id: string;
  readonly group: 'Calls' | 'Mappings' | 'Aliases';
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** More to know before choosing it, a row each. */
  readonly notes: readonly string[];
  /** The versions between which it chooses: what leads where now, and where it would lead. */
  readonly compares?: VersionPair;
  /** The operation to open, by its declaration's name, or why there is none. */
  readonly does: {readonly operation: string; readonly on: OperationTarget} | {readonly impossible: string};
}

/** Two versions of a function. */
export interface VersionPair {
  readonly from: string;
  readonly to: string;
}

/** What is known of the function's state. */
export interface RemedyFacts {
  readonly reserved: Answer<Item>;
  readonly mappings: Answer<readonly ItemOf<'ListEventSourceMappings'>[]>;
  readonly aliases: Answer<readonly ItemOf<'ListAliases'>[]>;
  readonly versions: Answer<readonly ItemOf<'ListVersionsByFunction'>[]>;
  /** What was called of late, and by which version it was answered. */
  readonly traffic: Answer<FunctionTraffic>;
  /** In what a version differs from another, in a few words: `differs in: Timeout`. */
  differences(pair: VersionPair): Answer<string>;
  /** The account's settings. */
  readonly account: Answer<Item>;
  /** What was changed through the connection in this session. */
  readonly changes: readonly MadeChange[];
}

/** The function that a function, version, alias or mapping is or belongs to; undefined when the item does not tell. */
export function findRemedyTarget(item: Item): RemedyTarget | undefined {
  const arn = toOptionalText(item['AliasArn']) ?? toOptionalText(item['FunctionArn']);
  const name = parseFunctionArn(arn)?.name;
  if (arn === undefined || name === undefined) return undefined;
  const {partition, service, region, account} = parseArn(arn) ?? {};
  return {functionName: name, functionArn: `arn:${partition}:${service}:${region}:${account}:function:${name}`};
}

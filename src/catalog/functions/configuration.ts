import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {formatUnknown, note} from '../../core/format/rows.ts';
import type {Item} from '../../core/item.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {read} from '../../core/resource/detail.ts';
import type {OperationOutput} from '../../schema/index.ts';

/** A function or one of its versions: the service describes both with the same members. */
export type FunctionConfiguration = ItemOf<'ListFunctions'>;

/** A function with what its own call tells beside its configuration. */
export type KnownFunction = FunctionConfiguration & Partial<Pick<OperationOutput<'GetFunction'>, 'Concurrency'>>;

/**
 * A function or version read alone. Lists leave out State, LastUpdateStatus and their reasons (API reference of
 * ListFunctions). Of the calls that tell them GetFunction may be made most often (Lambda quotas page).
 */
export const readConfiguration = read('GetFunction', toFunctionInput);

/** The same call for the rows: list and Detail are drawn from one answer. */
export const readFunctionAlone = {
  operation: readConfiguration.operation,
  input: toFunctionInput,
  merge: (item: FunctionConfiguration, {Configuration, Concurrency}: Item): KnownFunction =>
    withConcurrency({...item, ...(Configuration as object)}, Concurrency),
  // Of another revision only what both tell is known: State and the like belong to the one that has gone. A reservation is of none.
  complete: (item: FunctionConfiguration, {Configuration, Concurrency}: Item): KnownFunction => {
    const known = (Configuration ?? {}) as FunctionConfiguration;
    return withConcurrency(known.RevisionId === item.RevisionId ? {...known, ...item} : item, Concurrency);
  },
};

function withConcurrency(item: FunctionConfiguration, concurrency: unknown): KnownFunction {
  return concurrency === undefined ? item : {...item, Concurrency: concurrency as KnownFunction['Concurrency']};
}

/** The input that names a function, or a version of it; undefined for an item without a name. */
export function toFunctionInput(item: FunctionConfiguration): {FunctionName: string; Qualifier?: string} | undefined {
  const FunctionName = toOptionalText(item.FunctionName) ?? toOptionalText(item.FunctionArn);
  const Qualifier = toOptionalText(item.Version);
  if (FunctionName === undefined) return undefined;
  return Qualifier === undefined || Qualifier === '$LATEST' ? {FunctionName} : {FunctionName, Qualifier};
}

/** Says that the rows below are the list's, when the fresh read failed. */
export function buildStaleNote(answer: Answer<unknown>): readonly DetailLine[] {
  if (answer.state !== 'failed') return [];
  return [note(`From the list; the fresh state is ${formatUnknown(answer.problem, readConfiguration.operation)}.`)];
}

/** True while the service is still creating, changing or deleting the item. */
export function isFunctionSettling(item: FunctionConfiguration): boolean {
  const isMoving = item.State === 'Pending' || item.State === 'Deleting' || item.State === 'Deactivating';
  return isMoving || item.LastUpdateStatus === 'InProgress';
}

import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {formatUnknown, note} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {read} from '../../core/resource/detail.ts';

/** A function or one of its versions: the service describes both with the same members. */
export type FunctionConfiguration = ItemOf<'ListFunctions'>;

/**
 * The configuration read alone. Lists leave out State, LastUpdateStatus and their reasons (API reference of
 * ListFunctions), and may be older than the item.
 */
export const readConfiguration = read('GetFunctionConfiguration', toFunctionInput);

/** The input that names a function, or a version of it; undefined for an item without a name. */
export function toFunctionInput(item: FunctionConfiguration): {FunctionName: string; Qualifier?: string} | undefined {
  const FunctionName = toOptionalText(item.FunctionName) ?? toOptionalText(item.FunctionArn);
  const Qualifier = toOptionalText(item.Version);
  if (FunctionName === undefined) return undefined;
  return Qualifier === undefined || Qualifier === '$LATEST' ? {FunctionName} : {FunctionName, Qualifier};
}

/** The freshest that is known of an item: what was read alone over what the list said. */
export function withFreshState(
  item: FunctionConfiguration,
  answer: Answer<FunctionConfiguration>,
): FunctionConfiguration {
  return answer.state === 'ready' ? {...item, ...answer.value} : item;
}

/** Says that the rows below are the list's, when the fresh read failed. */
export function buildStaleNote(answer: Answer<FunctionConfiguration>): readonly DetailLine[] {
  if (answer.state !== 'failed') return [];
  return [note(`From the list; the fresh state is ${formatUnknown(answer.problem, 'GetFunctionConfiguration')}.`)];
}

/** True while the service is still creating, changing or deleting the item. */
export function isFunctionSettling(item: FunctionConfiguration): boolean {
  const isMoving = item.State === 'Pending' || item.State === 'Deleting' || item.State === 'Deactivating';
  return isMoving || item.LastUpdateStatus === 'InProgress';
}

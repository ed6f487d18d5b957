import type {Item} from '../../core/item.ts';
import type {OperationName} from '../../core/operation/operation.ts';
import type {Connection} from '../connection/connection.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {nothingKnown} from './current-state.ts';
import {declarationOf} from './declaration.ts';
import {toOverlay} from './overlay.ts';
import {reviewPutBack} from './review.ts';
import type {PreparedChange} from './states.ts';

/** A change to be reviewed, and what it was made up from. */
export interface PreparedReview extends PreparedChange {
  readonly connection: Connection;
  readonly operation: OperationName;
  readonly title: string;
  readonly input: Item;
  /** What is sent to guard it. */
  readonly guard: Item;
  /** What is replaced: once it is another one, nothing is sent. */
  readonly kept: Item;
  /** Told once it was made. */
  readonly done: () => void;
}

/** Opens the review of a change that was made ready elsewhere: no form is gone back to. */
export async function reviewPrepared(tools: ControllerTools, review: PreparedReview): Promise<void> {
  const {connection, operation: name, title, input, guard, kept, done, ...prepared} = review;
  const declaration = {...declarationOf(tools, name), title};
  const opening = {connection, fixed: input, preset: {}, facts: {...nothingKnown, guard, kept}};
  const state = toOverlay(tools.services.operation(name), declaration, name, opening);
  await reviewPutBack(tools, {...state, putsBack: true, prepared, done}, declaration);
}

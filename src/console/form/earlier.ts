import {isSameValue} from '../../core/form/same-value.ts';
import type {Item} from '../../core/item.ts';
import {recordAt} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {draftPlace} from './declaration.ts';
import type {FormState, Setback} from './states.ts';

/** What became of the very same change when it was sent before, unless it was made: leaving a review forgets nothing of that. */
export function findEarlier({store}: ControllerTools, from: FormState, input: Item): Setback | undefined {
  const unanswered = recordAt(store.getState(), from.connection.key).unanswered[draftPlace(from).on];
  if (unanswered !== undefined && isSameChange(unanswered, input)) return sentBefore;
  const {earlier} = from;
  if (earlier === undefined) return undefined;
  return earlier.input === undefined || isSameChange(earlier.input, input) ? earlier.setback : undefined;
}

/** Remembers a change that is sent until it is known what became of it. */
export function keepUnanswered({store}: ControllerTools, from: FormState, input: Item | undefined): void {
  store.dispatch({type: 'unanswered', connection: from.connection.key, on: draftPlace(from).on, input});
}

/** The revision that guards it may be another. */
function isSameChange({RevisionId: _, ...one}: Item, {RevisionId: __, ...other}: Item): boolean {
  return isSameValue(one, other);
}

const sentBefore: Setback = {
  sent: 'perhaps',
  problem: {
    kind: 'unknown-outcome',
    what: 'The same was sent before, and nothing is known of what became of it',
    why: 'It may have been carried out, or may still be.',
    tryThis: 'Look at what is there now before you send it again.',
  },
  found: undefined,
};

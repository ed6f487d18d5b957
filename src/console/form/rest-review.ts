import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {rest, restUnread} from '../tools/rest.ts';
import {type ReviewState, reviewDialogName} from './states.ts';

/** A review that can be read from now on rests when it could be sent, or sent again, by what was pressed before. */
export function restReview({kinds, presence}: ControllerTools, dialog: Dialog<ReviewState>): void {
  if (dialog.state().setback !== undefined) return rest(dialog);
  const {bindings = []} = kinds[reviewDialogName.name] ?? {};
  const sending = bindings.filter(({name}) => name === 'review-send').flatMap(({keys}) => keys);
  if (presence.lastKey !== undefined && sending.includes(presence.lastKey)) restUnread(dialog);
}

import {applyEditKey, insertText} from '../../core/edit/text-edit.ts';
import {
  applyOperationKey,
  focusedStop,
  isFormChanged,
  isMultiline,
  isPicked,
  moreStop,
  moveFormFocus,
  type OperationForm,
} from '../../core/form/form.ts';
import type {Stop} from '../../core/form/stops.ts';
import type {OperationOverlay, ReviewOverlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {declarationOf, draftKey} from './declaration.ts';
import {editAsJson} from './edit-as-json.ts';
import {openOperation, submitOperation} from './operate.ts';
import {pickValue} from './pick-value.ts';
import {sendReview} from './review.ts';

/** A key in the form of an operation. */
export function handleOperationKey(
  tools: ControllerTools,
  overlay: OperationOverlay,
  key: string,
  input: string,
): void {
  const {form} = overlay;
  const operation = tools.services.operation(form.operation);
  const show = (next: OperationForm) => tools.open({...overlay, form: next});
  const stop = focusedStop(form);
  switch (key) {
    case 'esc':
      return leave(tools, overlay);
    case 'ctrl+s':
      return void submitOperation(tools, overlay);
    case 'ctrl+e':
      return void editAsJson(tools, overlay);
    case 'ctrl+o':
      return show({...form, all: !form.all, focus: 0});
    case 'ctrl+r':
      return tools.open({...overlay, revealed: !overlay.revealed});
    case 'ctrl+p':
      return void pickValue(tools, overlay);
    case 'ctrl+l':
      return startAfresh(tools, overlay);
    case 'tab':
      return show(moveFormFocus(form, operation, 1));
    case 'shift+tab':
      return show(moveFormFocus(form, operation, -1));
  }
  if (stop !== undefined && stop !== moreStop && isPicked(stop) && (key === 'enter' || key === 'space')) {
    return void pickValue(tools, overlay);
  }
  const next = applyOperationKey(form, key, input);
  if (next !== undefined) return show(next);
  if (key === 'down' || (key === 'enter' && !isDocument(stop))) return show(moveFormFocus(form, operation, 1));
  if (key === 'up') return show(moveFormFocus(form, operation, -1));
  if (key === 'pagedown') return show(moveFormFocus(form, operation, 10));
  if (key === 'pageup') return show(moveFormFocus(form, operation, -10));
}

/** A key in a review: what has to be typed is typed, Enter sends, Esc goes back to the form. */
export function handleReviewKey(tools: ControllerTools, review: ReviewOverlay, key: string, input: string): void {
  if (key === 'esc') {
    if (review.state === 'sending') {
      tools.close();
      return tools.notify('It was sent and is not waited for any more; its outcome will be said.', 'warn');
    }
    return tools.open(review.from);
  }
  if (review.state === 'sending') return;
  if (key === 'enter') return void sendReview(tools, review);
  if (key === 'ctrl+r') return tools.open({...review, revealed: !review.revealed});
  if (key === 'down' || key === 'pagedown') return tools.open({...review, top: review.top + (key === 'down' ? 1 : 10)});
  if (key === 'up' || key === 'pageup')
    return tools.open({...review, top: Math.max(0, review.top - (key === 'up' ? 1 : 10))});
  if (review.confirm === undefined) {
    if (key === 'y') tools.execute({type: 'copy', what: 'aws command', text: review.command});
    return;
  }
  const typed = key === input || key === 'space' ? insertText(review.typed, input, 'single') : undefined;
  const edit = applyEditKey(review.typed, key, 'single') ?? typed;
  if (edit !== undefined) tools.open({...review, typed: edit});
}

/** Nothing typed is lost: a changed form is kept and comes back when it is opened again. */
function leave(tools: ControllerTools, overlay: OperationOverlay): void {
  tools.close();
  const changed = isFormChanged(overlay.form);
  tools.store.dispatch({
    type: 'form-draft',
    key: draftKey(tools.store.getState(), overlay),
    form: changed ? overlay.form : undefined,
  });
  if (changed) tools.notify('Not sent. What you typed is kept until you open this form again.', 'dim');
}

function startAfresh(tools: ControllerTools, overlay: OperationOverlay): void {
  tools.store.dispatch({type: 'form-draft', key: draftKey(tools.store.getState(), overlay), form: undefined});
  tools.close();
  void openOperation(tools, declarationOf(tools, overlay.declaration).name ?? overlay.declaration, overlay.on);
}

function isDocument(stop: Stop | typeof moreStop | undefined): boolean {
  return stop !== undefined && stop !== moreStop && isMultiline(stop);
}

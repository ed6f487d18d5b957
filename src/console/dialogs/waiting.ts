import {formatLength} from '../../core/format/length.ts';
import {longWait} from '../reads/waits.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {Dialog} from '../tools/dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {ControllerTools} from '../tools/parts.ts';
import type {TypedAhead} from '../tools/typed-ahead.ts';
import {leaveBinding} from '../tools/usual-bindings.ts';

/** What stands over the panes while something is read, and what is typed meanwhile. */
export interface AwaitedRead {
  readonly title: string;
  readonly words: string;
  readonly typed: readonly TypedAhead[];
}

/** Milliseconds between two tellings. */
const tick = 1000;

const name = nameDialog<AwaitedRead>()('waiting');

/**
 * Says what is waited for, and for how long once that is longer than usual. What is typed means nothing to the panes any more
 * and is kept for what opens; Esc gives up.
 */
export function openWaiting(
  {dialogs}: Pick<ControllerTools, 'dialogs'>,
  title: string,
  what: string,
): Dialog<AwaitedRead> {
  const waiting = dialogs.open(name, {title, words: what, typed: []});
  const began = Date.now();
  const timer = setInterval(() => {
    const waited = Date.now() - began;
    if (waited < longWait) return;
    waiting.update(state => ({...state, words: `${what} ${formatLength(waited)} · Esc gives up`}));
  }, tick);
  waiting.signal.addEventListener('abort', () => clearInterval(timer), {once: true});
  return waiting;
}

export const waitingDialog = defineDialog(name, {
  modes: {main: {title: 'While something is read', types: 'ahead'}},
  bindings: [leaveBinding],
  press: ({dialog}, key, input) => keep(dialog, {key, input}),
  paste: ({dialog}, pasted) => keep(dialog, {pasted}),
  place: ({body}) => body,
});

function keep(dialog: Dialog<AwaitedRead>, typed: TypedAhead): void {
  dialog.update(waiting => ({...waiting, typed: [...waiting.typed, typed]}));
}

import {textToolBindings} from '../dialogs/text-tools.ts';
import {sayCommand} from '../selection/say-command.ts';
import {toContext} from '../tools/context.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At} from '../tools/parts.ts';
import {helpBinding} from '../tools/usual-bindings.ts';
import {describePlace} from './describe-place.ts';
import {findWord} from './find-word.ts';
import {buildReviewLines, isUnsent} from './review-lines.ts';
import {sendRead, sendReviewAgain} from './send-review.ts';
import {reviewDialogName as name, type ReviewState} from './states.ts';

type AtReview = At<ReviewState>;

const readable = ['ready', 'confirming', 'again', 'waiting'];

/** Secrets go with the command only while they are shown. */
function copyCommand({tools, state: {revealed, command, commandWithSecrets}}: AtReview): void {
  const {text, notes} = revealed ? commandWithSecrets : command;
  const isSecret = commandWithSecrets.text !== command.text;
  const what = isSecret ? `aws command ${revealed ? 'with' : 'without'} its secrets` : 'aws command';
  tools.execute({type: 'copy', what: sayCommand(notes, what), text});
}

export const reviewDialog = defineDialog(name, {
  modes: {
    ready: {title: 'Review'},
    confirming: {title: 'Review, where a name has to be typed', types: ''},
    again: {title: 'Review of what has not been made'},
    waiting: {title: 'Review, before it is sent'},
    sending: {title: 'Review, while it is sent'},
  },
  mode: modeOf,
  bindings: [
    {name: 'review-send', title: 'Send', keys: ['enter'], modes: ['ready'], hint: 'send', rests: true, run: send},
    {
      name: 'review-send',
      title: 'Send, once the name is typed',
      keys: ['enter'],
      modes: ['confirming'],
      hint: 'send, once the name is typed',
      run: send,
    },
    {
      name: 'review-send-again',
      title: 'Send it again, or in spite of that',
      keys: ['r'],
      modes: ['again'],
      hint: 'send it again',
      rests: true,
      run: ({tools, dialog}) => sendReviewAgain(tools, dialog),
    },
    {name: 'review-up', title: 'Scroll up', keys: ['up'], modes: readable, hint: 'scroll', run: at => scrollBy(at, -1)},
    {
      name: 'review-down',
      title: 'Scroll down',
      keys: ['down'],
      modes: readable,
      hint: 'scroll',
      run: at => scrollBy(at, 1),
    },
    {name: 'review-page-up', title: 'Ten rows up', keys: ['pageup'], modes: readable, run: at => scrollBy(at, -10)},
    {
      name: 'review-page-down',
      title: 'Ten rows down',
      keys: ['pagedown'],
      modes: readable,
      run: at => scrollBy(at, 10),
    },
    {
      name: 'review-copy',
      title: 'Copy the aws command',
      keys: ['y'],
      modes: ['ready', 'again'],
      hint: 'copy the command',
      run: copyCommand,
    },
    ...textToolBindings<ReviewState>(readReview, ['ready', 'again', 'waiting']),
    {
      name: 'secrets',
      title: 'Show or hide secrets',
      keys: ['ctrl+r'],
      modes: readable,
      hint: 'secrets',
      run: ({dialog}) => dialog.update(review => ({...review, revealed: !review.revealed})),
    },
    {...helpBinding, modes: ['ready', 'again']},
    {
      name: 'leave',
      title: 'Back to the form; without one, out',
      keys: ['esc'],
      modes: readable,
      hint: 'back',
      run: leave,
    },
    {
      name: 'leave',
      title: 'Stop waiting only',
      keys: ['esc'],
      modes: ['sending'],
      hint: 'stop waiting',
      run: stopWaiting,
    },
  ],
  isResting: ({rest}) => rest !== undefined,
  line: review => (modeOf(review) === 'confirming' ? review.typed : undefined),
  typed: ({dialog}, typed) => dialog.update(review => ({...review, typed})),
  scroll: (at, by) => scrollBy(at, by === 'up' ? -1 : 1),
  place: ({body}) => body,
  isUnsaved: () => true,
});

/** All that the review says. */
function readReview({tools, state}: AtReview) {
  const where = describePlace(tools, state, toContext(tools));
  const toLines = (revealed: boolean) => buildReviewLines({...state, revealed}, where).map(({text}) => text);
  return {title: `Review: ${state.title}`, lines: toLines(false), plainLines: toLines(true), revealed: state.revealed};
}

function modeOf(review: ReviewState) {
  if (review.state !== 'ready') return review.state;
  if (review.setback !== undefined && !review.asked) return 'again';
  return findWord(review) === undefined ? 'ready' : 'confirming';
}

function send({tools, dialog}: AtReview): void {
  sendRead(tools, dialog);
}

function scrollBy({dialog}: AtReview, by: number): void {
  dialog.update(review => ({...review, top: Math.max(0, review.top + by)}));
}

/** Where no form is gone back to, it is said that nothing was sent, as long as nothing was. */
function leave({tools, dialog, state: {form, state, setback}}: AtReview): void {
  dialog.close();
  const isKnown = state === 'ready' && (setback === undefined || isUnsent(setback.sent));
  if (form === undefined && isKnown) tools.notify('Not sent.', 'dim');
}

/** What was sent goes on without being waited for. */
function stopWaiting({tools, dialog, state}: AtReview): void {
  dialog.close();
  state.form?.close();
  tools.notify('It was sent and is not waited for any more; its outcome will be said.', 'warn');
}

import {scroll} from '../dialogs/scroll.ts';
import {wrapLines} from '../dialogs/text.ts';
import {textToolBindings} from '../dialogs/text-tools.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {helpBinding, textBindings} from '../tools/usual-bindings.ts';
import {closeQueueBinding} from './close-queue-binding.ts';
import {carryOutStep} from './queue-step.ts';
import {type QueueStep, queueStepDialogName} from './states.ts';

export const queueStepDialog = defineDialog(queueStepDialogName, {
  modes: {
    review: {title: 'Step with a queue, before it is done'},
    running: {title: 'Step with a queue, while it is done'},
    ended: {title: 'Step with a queue, once it is done'},
  },
  mode: ({phase}) => phase,
  bindings: [
    {
      name: 'do-step',
      title: 'Do it',
      keys: ['enter'],
      modes: ['review'],
      hint: 'do it',
      run: ({tools, dialog}) => void carryOutStep(tools, dialog),
    },
    ...textToolBindings<QueueStep>(({state}) => state),
    ...textBindings<QueueStep>((at, move) => scroll(at, move, width => wrapLines(at.state, width).length)),
    helpBinding,
    closeQueueBinding,
  ],
  place: ({body}) => body,
});

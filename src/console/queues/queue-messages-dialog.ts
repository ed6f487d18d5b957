import {moveTo} from '../../core/table/scroll.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At} from '../tools/parts.ts';
import {helpBinding, listBindings} from '../tools/usual-bindings.ts';
import {closeQueueBinding} from './close-queue-binding.ts';
import {openInWorkbench, openRedriveOfSeen} from './queue-step.ts';
import {type QueueMessagesState, queueMessagesDialogName} from './states.ts';

type AtMessages = At<QueueMessagesState>;

export const queueMessagesDialog = defineDialog(queueMessagesDialogName, {
  modes: {main: {title: 'Messages of a queue'}},
  bindings: [
    ...listBindings<QueueMessagesState>(({tools, dialog}, move) => {
      dialog.update(state => ({
        ...state,
        index: moveTo(move, state.index, bodyOf(tools).height, state.messages.length),
      }));
    }, 'choose'),
    {
      name: 'message-to-workbench',
      title: 'Take it into the workbench',
      keys: ['enter', 'i'],
      hint: 'into the workbench',
      run: ({tools, state}: AtMessages) => {
        const message = state.messages[state.index];
        if (message !== undefined) openInWorkbench(tools, state, message);
      },
    },
    {
      name: 'redrive',
      title: 'Redrive what the queue holds, after a review',
      keys: ['m'],
      hint: 'redrive',
      run: ({tools, state}: AtMessages) => openRedriveOfSeen(tools, state),
    },
    {
      name: 'copy',
      title: 'Copy its body',
      keys: ['y'],
      hint: 'copy',
      run: ({tools, state}: AtMessages) => {
        const text = state.messages[state.index]?.body;
        if (text !== undefined) tools.execute({type: 'copy', what: 'the message', text});
      },
    },
    helpBinding,
    closeQueueBinding,
  ],
  place: ({body}) => body,
});

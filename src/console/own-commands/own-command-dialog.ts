import {scroll} from '../dialogs/scroll.ts';
import {wrapLines} from '../dialogs/text.ts';
import {textToolBindings} from '../dialogs/text-tools.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {closeBinding, helpBinding, textBindings} from '../tools/usual-bindings.ts';
import {type OwnRun, ownCommandDialogName} from './own-run.ts';
import {runReviewed} from './run-own-command.ts';

export const ownCommandDialog = defineDialog(ownCommandDialogName, {
  modes: {
    review: {title: 'Own command, before it is run'},
    running: {title: 'Own command, while it runs'},
    ended: {title: 'Own command, once it has ended'},
  },
  mode: ({phase}) => phase,
  bindings: [
    {
      name: 'run-own-command',
      title: 'Run it',
      keys: ['enter'],
      modes: ['review'],
      hint: 'run it',
      run: ({tools, dialog}) => void runReviewed(tools, dialog),
    },
    {
      name: 'copy',
      title: 'Copy all of it',
      keys: ['y'],
      hint: 'copy',
      run: ({tools, state}) =>
        tools.execute({type: 'copy', what: 'the command and its output', text: state.lines.join('\n')}),
    },
    ...textToolBindings<OwnRun>(({state}) => state),
    ...textBindings<OwnRun>((at, move) => scroll(at, move, width => wrapLines(at.state, width).length)),
    helpBinding,
    closeBinding,
  ],
  place: ({body}) => body,
});

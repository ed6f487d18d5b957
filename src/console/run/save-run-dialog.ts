import {centre} from '../layout/centre.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {saveRun} from './save-run.ts';
import {saveRunDialogName as name} from './states.ts';

export const saveRunDialog = defineDialog(name, {
  modes: {main: {title: 'Where to save a response', types: ''}},
  bindings: [
    {
      name: 'choose',
      title: 'Save',
      keys: ['enter'],
      hint: 'save',
      rests: true,
      run: ({tools, dialog}) => void saveRun(tools, dialog),
    },
    {name: 'leave', title: 'Back', keys: ['esc'], hint: 'back', run: ({dialog}) => dialog.close()},
  ],
  isResting: ({rest}) => rest !== undefined,
  line: ({edit}) => edit,
  typed: ({dialog}, edit) =>
    dialog.update(save =>
      edit.text === save.edit.text
        ? {...save, edit}
        : {...save, edit, error: undefined, taken: undefined, rest: undefined},
    ),
  place: ({body}) => centre(body, 90, 4),
  leavesView: true,
});

import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {Move} from '../../core/keys/moves.ts';
import {moveTo} from '../../core/table/scroll.ts';
import type {Asking} from '../../core/workbench/asking.ts';
import {withOption} from '../../core/workbench/change.ts';
import {type Chooser, chooserMatches, chosenEntry} from '../../core/workbench/choosing.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import type {At, DialogBinding, Mode} from '../tools/parts.ts';
import {choosingBindings} from '../tools/usual-bindings.ts';
import {completeFile, completeTyped, takeTypedFile} from './file-prompt.ts';
import {takePayload} from './payload-sources.ts';
import {deleteEvent, saveEvent} from './save-event.ts';
import {updateAsking} from './update.ts';

type AtWorkbench = At<Workbench>;

/** What is asked over the workbench takes keys in ways of its own. */
export const askingModes: Readonly<Record<Asking['type'], Mode>> = {
  payload: {title: 'Workbench: which payload', types: 'to find'},
  value: {title: 'Workbench: which value', types: 'to find'},
  file: {title: 'Workbench: which file', types: ''},
  save: {title: 'Workbench: the name of an event', types: ''},
  delete: {title: 'Workbench: deleting an event'},
};

const choosers = ['payload', 'value', 'file'];

/** The keys while something is asked over the workbench; Esc goes back to where it was asked. */
export const askingBindings: readonly DialogBinding<Workbench>[] = [
  {name: 'complete', title: 'Complete the path', keys: ['tab'], modes: ['file'], hint: 'complete', run: complete},
  ...choosingBindings<Workbench>(moveInChooser).map(binding => ({...binding, modes: choosers})),
  {name: 'choose', title: 'Take it', keys: ['enter'], modes: ['payload', 'value'], hint: 'take it', run: choose},
  {
    name: 'choose',
    title: 'Load it, or go into the folder',
    keys: ['enter'],
    modes: ['file'],
    hint: 'load it',
    run: choose,
  },
  {name: 'choose', title: 'Save', keys: ['enter'], modes: ['save'], hint: 'save', rests: true, run: save},
  {
    name: 'workbench-share',
    title: 'For all who use the function, or as a file of yours',
    keys: ['tab'],
    modes: ['save'],
    hint: 'for all, or for you',
    run: share,
  },
  {name: 'choose', title: 'Delete', keys: ['enter'], modes: ['delete'], hint: 'delete', run: remove},
  {
    name: 'workbench-delete-event',
    title: 'Delete a saved event',
    keys: ['ctrl+x'],
    modes: ['payload'],
    hint: 'delete a saved event',
    run: askToDelete,
  },
  {name: 'leave', title: 'Back', keys: ['esc'], modes: [...choosers, 'save'], hint: 'back', run: goBack},
  {name: 'leave', title: 'Keep it', keys: ['esc'], modes: ['delete'], hint: 'keep', run: goBack},
];

/** The line that is typed into, if what is asked has one. */
export function askingLine({asking}: Workbench): TextEdit | undefined {
  return asking === undefined || asking.type === 'delete' ? undefined : asking.edit;
}

/** The line of what is asked, typed or pasted into. */
export function changeLine(at: AtWorkbench, edit: TextEdit): void {
  const {asking} = at.state;
  if (asking?.type === 'save') {
    return updateAsking(at.dialog, 'save', now => ({
      ...now,
      edit,
      error: undefined,
      overwrites: undefined,
      review: undefined,
      rest: undefined,
    }));
  }
  changeChooser(at, chooser => ({...chooser, edit, index: 0, error: undefined}));
  if (asking?.type === 'file') void completeFile(at.tools, at.dialog);
}

/** Puts the cursor on something to choose from, by its index among those that match. */
export function pointInChooser(at: AtWorkbench, index: number): void {
  changeChooser(at, chooser => ({...chooser, index, error: undefined}));
}

/** Moves the cursor among what there is to choose from. */
export function moveInChooser(at: AtWorkbench, move: Move): void {
  changeChooser(at, chooser => ({
    ...chooser,
    index: moveTo(move, chooser.index, 10, chooserMatches(chooser).length),
    error: undefined,
  }));
}

function changeChooser({dialog}: AtWorkbench, change: <Kind extends Chooser>(chooser: Kind) => Kind): void {
  dialog.update(workbench => {
    const {asking} = workbench;
    if (asking === undefined || asking.type === 'save' || asking.type === 'delete') return workbench;
    return {...workbench, asking: change(asking)};
  });
}

function goBack({dialog}: AtWorkbench): void {
  dialog.update(workbench => {
    const {asking} = workbench;
    return {...workbench, asking: asking?.type === 'delete' ? asking.back : undefined};
  });
}

function complete({tools, dialog, state: {asking}}: AtWorkbench): void {
  if (asking?.type === 'file') void completeTyped(tools, dialog, asking);
}

function save({tools, dialog, state: {asking}}: AtWorkbench): void {
  if (asking?.type === 'save') void saveEvent(tools, dialog, asking);
}

function share({dialog}: AtWorkbench): void {
  updateAsking(dialog, 'save', now => ({
    ...now,
    isShared: !now.isShared,
    error: undefined,
    overwrites: undefined,
    review: undefined,
  }));
}

function remove({tools, dialog, state: {asking}}: AtWorkbench): void {
  if (asking?.type === 'delete') void deleteEvent(tools, dialog, asking);
}

function choose({tools, dialog, state: {asking}}: AtWorkbench): void {
  switch (asking?.type) {
    case 'file':
      return void takeTypedFile(tools, dialog, asking);
    case 'payload': {
      const source = chosenEntry(asking)?.value;
      return source === undefined ? undefined : void takePayload(tools, dialog, source);
    }
    case 'value': {
      const typed = asking.free ? asking.edit.text.trim() : '';
      const value = chosenEntry(asking)?.value ?? typed;
      return value === '' ? undefined : dialog.update(workbench => withOption(workbench, value));
    }
  }
}

function askToDelete({dialog, state: {asking}}: AtWorkbench): void {
  if (asking?.type !== 'payload') return;
  const source = chosenEntry(asking)?.value;
  if (source?.from !== 'saved' && source?.from !== 'shared') {
    return updateAsking(dialog, 'payload', now => ({...now, error: 'only saved events can be deleted'}));
  }
  dialog.update(workbench => ({
    ...workbench,
    asking: {type: 'delete', from: source.from, name: source.name, error: undefined, back: asking},
  }));
}

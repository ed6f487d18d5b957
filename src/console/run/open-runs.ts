import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {type RunState, runDialogName} from './states.ts';

/** The dialog in which a run is read, whatever lies over it; undefined when it is read in none. */
export function openRunOf({store, dialogs}: ControllerTools, id: number): Dialog<RunState> | undefined {
  const open = store.getState().dialogs.filter(({name}) => name === runDialogName.name);
  return open.map(dialog => dialogs.of(dialog) as Dialog<RunState>).find(dialog => dialog.state().id === id);
}

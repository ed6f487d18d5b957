import type {TextEdit} from '../../core/edit/text-edit.ts';
import {nameDialog} from '../tools/dialog-name.ts';

/** The changes that are looked at; what they are is kept beside the session. */
export interface ChangesState {
  /** Of this function only; of all when undefined. */
  readonly of: string | undefined;
  /** The function that it was opened on. */
  readonly about: string | undefined;
  readonly filter: TextEdit;
  /** True while the filter is being typed. */
  readonly typing: boolean;
  /** Id of the change under the cursor; the newest one while it is undefined or gone. */
  readonly selected: string | undefined;
}

export const changesDialogName = nameDialog<ChangesState>()('changes');

import type {TextEdit} from '../../core/edit/text-edit.ts';
import {nameDialog} from '../tools/dialog-name.ts';

/** The incident board; what it shows is kept beside the session. */
export interface IncidentsState {
  /** Name of the function under the cursor; the first one while it is undefined or gone. */
  readonly selected: string | undefined;
  readonly top: number;
  readonly filter: TextEdit;
  /** True while the filter is being typed. */
  readonly typing: boolean;
}

export const incidentsDialogName = nameDialog<IncidentsState>()('incidents');

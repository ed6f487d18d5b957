import type {TextEdit} from '../../core/edit/text-edit.ts';
import type {RunReading} from '../../core/run/reading.ts';
import type {Dialog} from '../tools/dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {Rest} from '../tools/rest.ts';

/** An invocation, and how it is read. */
export interface RunState {
  readonly id: number;
  readonly reading: RunReading;
  /** Set while the key that sends it again was pressed only a moment ago. */
  readonly rest: Rest | undefined;
}

/** The session's invocations; the newest is under the cursor while none is selected. */
export interface RunsState {
  readonly selected: number | undefined;
  /** The function whose runs alone are shown. */
  readonly only: string | undefined;
}

/** Where what a run shows is saved. */
export interface SaveRunState {
  /** The path being typed. */
  readonly edit: TextEdit;
  readonly error: string | undefined;
  /** The path that is known to be taken: saving there again overwrites it. */
  readonly taken: string | undefined;
  /** Set while Enter was pressed only a moment ago, and the path is taken. */
  readonly rest: Rest | undefined;
  readonly run: Dialog<RunState>;
}

export const runDialogName = nameDialog<RunState>()('run');
export const runsDialogName = nameDialog<RunsState>()('runs');
export const saveRunDialogName = nameDialog<SaveRunState>()('save-run');

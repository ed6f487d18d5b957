import type {Allowance} from '../../core/source/code.ts';
import type {Dialog} from '../tools/dialog.ts';
import {tellProgress} from '../tools/tell-progress.ts';
import type {SourceState} from './states.ts';

/** What a dialog may fetch; how far it is stands in it when that takes long. */
export function toAllowance(dialog: Dialog<SourceState>): Allowance {
  return {
    most: dialog.state().most,
    signal: dialog.signal,
    tell: tellProgress(progress =>
      dialog.update(state => (state.progress === progress ? state : {...state, progress})),
    ),
  };
}

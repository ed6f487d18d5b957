import {formatSize} from '../../core/format/size.ts';
import type {Allowance} from '../../core/source/code.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {SourceState} from './states.ts';

/** What a dialog may fetch; how far it is stands in it when that takes long. */
export function toAllowance(dialog: Dialog<SourceState>): Allowance {
  let told = performance.now();
  return {
    most: dialog.state().most,
    signal: dialog.signal,
    tell: (done, all) => {
      if (performance.now() - told < tellEvery && done < all) return;
      told = performance.now();
      const progress = done < all ? `${formatSize(done)} of ${formatSize(all)}` : undefined;
      dialog.update(state => (state.progress === progress ? state : {...state, progress}));
    },
  };
}

/** Milliseconds between two words on how far it is. */
const tellEvery = 500;

import {formatSize} from '../../core/format/size.ts';

/** Milliseconds between two words on how far it is. */
const tellEvery = 500;

/** Makes what is told how many bytes have come, of how many, and now and then says so in words; undefined once all have. */
export function tellProgress(say: (progress: string | undefined) => void): (done: number, all: number) => void {
  let told = performance.now();
  return (done, all) => {
    if (performance.now() - told < tellEvery && done < all) return;
    told = performance.now();
    say(done < all ? `${formatSize(done)} of ${formatSize(all)}` : undefined);
  };
}

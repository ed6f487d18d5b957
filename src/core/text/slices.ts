import {displayWidth} from './fit.ts';

/** A part of a text by its places in it. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * A text as slices of at most `width` columns, broken anywhere: every character keeps its place. `measure` gives the columns of
 * a part as it is shown; without one the text is shown as it is.
 */
export function findSlices(
  text: string,
  width: number,
  measure: (part: string) => number = displayWidth,
): readonly Slice[] {
  const columns = Math.max(2, width);
  if (measure(text) <= columns) return [{from: 0, to: text.length}];
  if (/^[ -~]*$/.test(text)) {
    const count = Math.ceil(text.length / columns);
    return Array.from({length: count}, (_, index) => ({
      from: index * columns,
      to: Math.min(text.length, (index + 1) * columns),
    }));
  }
  // The first Intl.Segmenter costs tens of milliseconds: made when something beside ASCII is broken.
  segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
  const slices: Slice[] = [];
  let from = 0;
  let used = 0;
  for (const {segment, index} of segmenter.segment(text)) {
    const wide = measure(segment);
    if (used + wide > columns) {
      slices.push({from, to: index});
      from = index;
      used = 0;
    }
    used += wide;
  }
  return [...slices, {from, to: text.length}];
}

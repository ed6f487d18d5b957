import type {Place} from '../../core/search/haystack.ts';
import {moveMarks} from '../../core/search/marks.ts';
import {showInRow} from '../../core/text/visible.ts';
import type {Paint, Theme} from './theme.ts';

/** The text as it is shown, with what a search found in the whole text underlined: colour is never the only sign. */
export function paintFound(theme: Theme, whole: string, shown: string, marks: readonly Place[], paint: Paint): string {
  // Where a text is shown otherwise than it is, what was found has other places.
  if (marks.length === 0 || showInRow(whole) !== whole) return paint(shown);
  let painted = '';
  let from = 0;
  for (const {start, end} of moveMarks(marks, whole, shown)) {
    if (start > from) painted += paint(shown.slice(from, start));
    painted += theme.found(paint(shown.slice(start, end)));
    from = end;
  }
  return from < shown.length ? painted + paint(shown.slice(from)) : painted;
}

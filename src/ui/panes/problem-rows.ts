import {innerWidth, type Rect} from '../../core/layout.ts';
import type {Problem} from '../../core/problem.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {frameRows, type Painted} from '../paint/frame.ts';
import type {Theme} from '../paint/theme.ts';

/** What is told where there is no connection. */
export interface FailedConnection {
  readonly problem: Problem;
  readonly hasOtherProfiles: boolean;
}

/** What stands instead of the panes when there is no connection: what failed, why, and what mends it. */
export function buildProblemRows({problem, hasOtherProfiles}: FailedConnection, rect: Rect, theme: Theme): string[] {
  const width = innerWidth(rect.width);
  const paragraph = (text: string, paint: Painted['paint']) => wrapText(text, width).map(row => ({text: row, paint}));
  const blank = {text: '', paint: theme.tones.plain};
  const signIn = problem.kind === 'credentials' ? ['L signs in'] : [];
  const ways = [
    'r tries again',
    ...signIn,
    ...(hasOtherProfiles ? ['P another profile'] : []),
    'R another region',
    'q quits',
  ];
  const rows = [
    blank,
    ...paragraph(`✗ ${problem.what}`, theme.tones.bad),
    blank,
    ...paragraph(problem.why, theme.tones.plain),
    blank,
    ...(problem.tryThis === '' ? [] : [...paragraph(`→ ${problem.tryThis}`, theme.tones.accent), blank]),
    ...paragraph(ways.join(' · '), theme.tones.dim),
  ];
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return frameRows(frame, rect.height, 'Not connected', rows);
}

import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Problem} from '../../core/problem.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {useConsole} from '../hooks/use-console.ts';
import {frameRows, type Painted} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';

interface ConnectionProblemProps {
  readonly problem: Problem;
  readonly hasOtherProfiles: boolean;
  readonly rect: Rect;
}

/** What stands instead of the panes when there is no connection: what failed, why, and what mends it. */
export function ConnectionProblem({problem, hasOtherProfiles, rect}: ConnectionProblemProps) {
  const {theme} = useConsole();
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
  return <Rows rows={frameRows(frame, rect.height, 'Not connected', rows)} width={rect.width} />;
}

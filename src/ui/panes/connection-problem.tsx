import type {Rect} from '../../core/layout.ts';
import {useConsole} from '../hooks/use-console.ts';
import {Rows} from '../paint/rows.tsx';
import {buildProblemRows, type FailedConnection} from './problem-rows.ts';

/** Stands instead of the panes when there is no connection. */
export function ConnectionProblem({rect, ...failed}: FailedConnection & {rect: Rect}) {
  const {theme} = useConsole();
  return <Rows rows={buildProblemRows(failed, rect, theme)} width={rect.width} />;
}

import type {SaveRunState} from '../../console/run/states.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {useConsole} from '../hooks/use-console.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';

/** Where to save, and below it why that could not be. */
export function SaveView({state: save, rect}: DialogViewProps<SaveRunState>) {
  const {theme} = useConsole();
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const {error = 'Enter saves; ~/ is your home folder', taken, rest} = save;
  const question = taken === undefined || rest !== undefined ? '' : ': Enter again overwrites it.';
  const tone = save.error === undefined ? theme.tones.dim : theme.tones.bad;
  const rows = [
    topRow(frame, 'Save as'),
    bodyRow(frame, lineWithCursor(save.edit, width, theme.selected)),
    bodyRow(frame, tone(fitText(`${error}${question}`, width))),
    bottomRow(frame),
  ];
  return <Rows rows={rows} width={rect.width} />;
}

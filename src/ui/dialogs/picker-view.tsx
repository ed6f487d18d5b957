import {findChoices, type Picker} from '../../console/dialogs/picker.ts';
import {innerWidth} from '../../core/layout.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {fitText} from '../../core/text/fit.ts';
import {useConsole} from '../hooks/use-console.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import type {DialogViewProps} from './dialog-view-props.ts';

/** A list to choose from by typing. */
export function PickerView({state: picker, rect}: DialogViewProps<Picker>) {
  const {theme} = useConsole();
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const matches = findChoices(picker);
  const count = rect.height - 3;
  const first = scrollTo(0, picker.index, count, matches.length);
  const typed = `: ${lineWithCursor(picker.edit, width - 2, theme.selected)}`;
  const rows = Array.from({length: count}, (_, row) => {
    const choice = matches[first + row];
    if (choice === undefined)
      return bodyRow(frame, fitText(row === 0 && matches.length === 0 ? 'nothing matches' : '', width));
    const label = fitText(choice.label, width);
    if (first + row === picker.index) return bodyRow(frame, theme.selected(label), '▌');
    return bodyRow(frame, choice.command.type === 'nothing' ? theme.tones.dim(label) : label);
  });
  return (
    <Rows
      rows={[
        topRow(frame, picker.title, [{text: ` ${matches.length}`, paint: theme.tones.dim}]),
        bodyRow(frame, typed),
        ...rows,
        bottomRow(frame),
      ]}
      width={rect.width}
    />
  );
}

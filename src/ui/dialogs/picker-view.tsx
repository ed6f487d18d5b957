import type {Choice} from '../../console/bindings/command.ts';
import {findChoices, type Picker} from '../../console/dialogs/picker.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Place} from '../../core/search/haystack.ts';
import {findMarks} from '../../core/search/marks.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {fitFromStart} from '../../core/text/fit-apart.ts';
import {showInRow} from '../../core/text/visible.ts';
import {useConsole} from '../hooks/use-console.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {paintFound} from '../paint/found.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import type {Paint, Theme} from '../paint/theme.ts';
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
  const visible = matches.slice(first, first + count);
  // Values that do not fit are cut where that tells them apart; a command is told by its beginning.
  const texts = visible.map(textOf);
  const shown = picker.take === undefined ? texts : fitFromStart(texts, width - keyWidth(visible));
  const rows = Array.from({length: count}, (_, row) => {
    const choice = visible[row];
    if (choice === undefined)
      return bodyRow(frame, fitText(row === 0 && matches.length === 0 ? 'nothing matches' : '', width));
    const paint = choice.command.type === 'nothing' ? theme.tones.dim : theme.tones.plain;
    if (first + row !== picker.index)
      return bodyRow(frame, paintChoice({theme, picker, choice, shown: shown[row] ?? '', width, paint}));
    const plain = theme.tones.plain;
    const text = paintChoice({theme, picker, choice, shown: shown[row] ?? '', width, paint: plain});
    return bodyRow(frame, theme.selected(text), '▌');
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

interface ChoicePaint {
  readonly theme: Theme;
  readonly picker: Picker;
  readonly choice: Choice;
  /** Its text as there is room for it. */
  readonly shown: string;
  readonly width: number;
  readonly paint: Paint;
}

function paintChoice({theme, picker, choice, shown, width, paint}: ChoicePaint): string {
  const before = keyOf(choice);
  const fitted = fitText(shown, width - displayWidth(before));
  return paint(before) + paintFound(theme, textOf(choice), fitted, marksOf(picker, choice), paint);
}

function textOf({label, also, note}: Choice): string {
  return `${label}${also === undefined ? '' : `  ${also}`}${note === undefined ? '' : ` ${note}`}`;
}

function keyOf({key}: Choice): string {
  return key === undefined ? '' : showInRow(key).padEnd(7);
}

/** What the keys take of the width: the most that one does. */
function keyWidth(choices: readonly Choice[]): number {
  return Math.max(0, ...choices.map(choice => displayWidth(keyOf(choice))));
}

/** A word is marked where it was found: in the label, else in what else the choice is called. */
function marksOf({edit}: Picker, {label, also = ''}: Choice): readonly Place[] {
  const inLabel = findMarks(label, edit.text, 'name');
  const start = label.length + 2;
  const inOther = findMarks(also, edit.text, inLabel.length === 0 ? 'name' : 'other');
  return [...inLabel, ...inOther.map(place => ({start: place.start + start, end: place.end + start}))];
}

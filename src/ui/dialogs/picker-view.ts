import type {Choice} from '../../console/bindings/command.ts';
import {findChoices, findCompletion, isWhole, type Picker} from '../../console/dialogs/picker.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import type {Place} from '../../core/search/haystack.ts';
import {findMarks} from '../../core/search/marks.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {displayWidth, fitText, truncate} from '../../core/text/fit.ts';
import {fitFromStart} from '../../core/text/fit-apart.ts';
import {showInRow} from '../../core/text/visible.ts';
import {lineWithCursor} from '../paint/edited-line.ts';
import {paintFound} from '../paint/found.ts';
import {bodyRow, bottomRow, type Frame, tellPlace, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';

/** A list to choose from by typing, under headings as long as nothing is typed. */
export function buildPickerView(parts: DrawnConsole, picker: Picker, rect: Rect): readonly PlacedRows[] {
  const {theme} = parts;
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const matches = findChoices(picker);
  const lines = isWhole(picker) ? withHeadings(matches) : matches.map((choice, index) => ({choice, index}));
  const count = rect.height - 3;
  const at = lines.findIndex(line => 'index' in line && line.index === picker.index);
  const first = scrollTo(0, at, count, lines.length);
  const visible = lines.slice(first, first + count);
  // Values that do not fit are cut where that tells them apart; a command is told by its beginning.
  const choices = visible.flatMap(line => ('choice' in line ? [line.choice] : []));
  const keyRoom = measureKeys(picker.choices);
  const labelRoom = keyRoom > 0 ? 0 : measureLabels(picker.choices);
  const texts = choices.map(choice => textOf(choice, labelRoom));
  const shown = picker.take === undefined ? texts : fitFromStart(texts, width - keyRoom);
  const textFor = new Map(choices.map((choice, index) => [choice, shown[index] ?? '']));
  const rows = visible.map(line => {
    if ('heading' in line) return bodyRow(frame, theme.tones.heading(fitText(line.heading, width)));
    const {choice, index} = line;
    const isSelected = index === picker.index;
    const own = {choice, shown: textFor.get(choice) ?? '', isSelected};
    const text = paintChoice({theme, picker, ...own, width, keyRoom, labelRoom});
    return bodyRow(frame, isSelected ? theme.selected(text) : text, isSelected ? '▌' : ' ', {kind: 'choice', index});
  });
  const blanks = Array.from({length: Math.max(0, count - rows.length)}, (_, row) =>
    bodyRow(frame, fitText(row === 0 && rows.length === 0 ? 'nothing matches' : '', width)),
  );
  const place = lines.length <= count ? '' : tellPlace(picker.index, {first, shown: 0, total: matches.length});
  return placeRows(rect, [
    topRow(frame, picker.title, [{text: ` ${matches.length}`, paint: theme.tones.dim}], place),
    bodyRow(frame, paintLine(picker, theme, width)),
    ...withScrollBar(frame, rows, {first, shown: count, total: lines.length}),
    ...blanks,
    bottomRow(frame),
  ]);
}

type Line = {readonly heading: string} | {readonly choice: Choice; readonly index: number};

/** The choices with a heading before each group; none where all stand under the same. */
function withHeadings(choices: readonly Choice[]): readonly Line[] {
  const isOne = new Set(choices.map(({group}) => group)).size < 2;
  return choices.flatMap((choice, index): readonly Line[] => {
    const {group} = choice;
    const isNew = !isOne && group !== undefined && group !== choices[index - 1]?.group;
    return isNew ? [{heading: group}, {choice, index}] : [{choice, index}];
  });
}

/** What is typed, with how it could go on behind the cursor. */
function paintLine(picker: Picker, theme: Theme, width: number): string {
  const rest = findCompletion(picker);
  const room = width - 2;
  const taken = displayWidth(picker.edit.text);
  if (rest === '' || taken + 2 > room) return `: ${lineWithCursor(picker.edit, room, theme.selected)}`;
  const ghost = truncate(rest, room - taken);
  // The cursor stands on the first character of what would follow.
  const [head = ''] = ghost;
  const blank = ' '.repeat(Math.max(0, room - taken - displayWidth(ghost)));
  return `: ${showInRow(picker.edit.text)}${theme.selected(head)}${theme.tones.dim(ghost.slice(head.length))}${blank}`;
}

interface ChoicePaint {
  readonly theme: Theme;
  readonly picker: Picker;
  readonly choice: Choice;
  /** Its text as there is room for it. */
  readonly shown: string;
  readonly width: number;
  /** Columns that keys have before it. */
  readonly keyRoom: number;
  /** Columns that labels have before what else things are called. */
  readonly labelRoom: number;
  readonly isSelected: boolean;
}

function paintChoice({theme, picker, choice, shown, width, keyRoom, labelRoom, isSelected}: ChoicePaint): string {
  const {tones} = theme;
  const unselected = choice.command.type === 'nothing' && choice.fills === undefined ? tones.dim : tones.plain;
  const paint = isSelected ? tones.plain : unselected;
  const before = choice.key === undefined ? '' : fitText(choice.key, keyRoom);
  const word = choice.destroys ? ' destroys' : '';
  const fitted = fitText(shown, Math.max(0, width - before.length - word.length));
  const text = paintFound(theme, textOf(choice, labelRoom), fitted, marksOf(picker, choice, labelRoom), paint);
  return paint(before) + text + (isSelected ? word : tones.bad(word));
}

function textOf({label, also, note}: Choice, labelRoom: number): string {
  const called = also === undefined ? label : `${padTo(label, labelRoom)}  ${also}`;
  return note === undefined ? called : `${called} ${note}`;
}

function padTo(label: string, room: number): string {
  return label + ' '.repeat(Math.max(0, room - displayWidth(label)));
}

/** Columns in which what else things are called begins in all rows alike; longer labels stand out. */
const widestLabel = 28;

function measureLabels(choices: readonly Choice[]): number {
  const widths = choices.flatMap(({label, also}) => (also === undefined ? [] : displayWidth(label)));
  return Math.max(0, ...widths.filter(width => width <= widestLabel));
}

/** What the keys take of the width, two blanks behind them included; nothing where there are none. */
function measureKeys(choices: readonly Choice[]): number {
  const widths = choices.flatMap(({key}) => (key === undefined ? [] : displayWidth(key)));
  return widths.length === 0 ? 0 : Math.max(5, ...widths) + 2;
}

/** A word is marked where it was found: in the label, else in what else the choice is called. */
function marksOf({edit}: Picker, {label, also = ''}: Choice, labelRoom: number): readonly Place[] {
  const inLabel = findMarks(label, edit.text, 'name');
  const start = padTo(label, labelRoom).length + 2;
  const inOther = findMarks(also, edit.text, inLabel.length === 0 ? 'name' : 'other');
  return [...inLabel, ...inOther.map(place => ({start: place.start + start, end: place.end + start}))];
}

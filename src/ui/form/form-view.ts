import {findKnownMeaning} from '../../console/form/known-meaning.ts';
import type {FormState} from '../../console/form/states.ts';
import {formStops, isFormChanged, type OperationForm} from '../../core/form/form.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {bodyRow, bottomRow, type Frame, type Painted, topRow, withScrollBar} from '../paint/frame.ts';
import {type PlacedRows, placeRows} from '../paint/placed-rows.ts';
import type {Theme} from '../paint/theme.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {putSideBySide} from './form-columns.ts';
import {buildFormRows} from './form-rows.ts';
import type {FormRowsInput} from './form-rows-input.ts';

/** The form of an operation, as large as it needs to be, scrolled so that the focus is in view. */
export function buildFormView(
  parts: DrawnConsole,
  {form, targets, revealed, refused}: FormState,
  rect: Rect,
): readonly PlacedRows[] {
  const {theme, controller} = parts;
  const {services} = controller.tools;
  const ofOne = revealed ? form.fixed : services.maskInput(form.operation, form.fixed);
  const fixed = targets === undefined ? ofOne : {Marked: targets.map(({label}) => label).join(', ')};
  const title = targets === undefined ? form.title : `${form.title} · ${targets.length} marked`;
  const meaningOf: FormRowsInput['meaningOf'] = ({node: {field, edit}}) =>
    findKnownMeaning(controller.tools, form.fixed, field.name, edit.text);
  const most = innerWidth(rect.width);
  const isDouble = most >= roomForTwo && formStops(form).stops.length >= fewestForTwo;
  const width = isDouble ? most : Math.min(most, widest);
  const frame: Frame = {theme, width: width + rect.width - most, focused: true, place: 'alone'};
  const input = {form: {...form, fixed}, theme, revealed, meaningOf};
  const rows = isDouble
    ? putSideBySide(theme, width, columnWidth => buildFormRows({...input, width: columnWidth}))
    : buildFormRows({...input, width});
  // What was not taken of a text stays in view until it is.
  const problems = (refused?.problems ?? [])
    .flatMap(problem => wrapText(`✗ ${problem}`, width))
    .slice(0, Math.floor(rect.height / 2))
    .map(text => bodyRow(frame, theme.tones.bad(fitText(text, width))));
  const own = rows.filter(({focused}) => focused).length;
  // What is said of the focused field is longer of one than of another: the form does not jump for that.
  const wanted = Math.max(rows.length, rows.length - own + 1 + usualNotes);
  const count = Math.min(wanted, rect.height - 2 - problems.length);
  const first = windowStart(rows, count);
  const blank = bodyRow(frame, ' '.repeat(width));
  const body = Array.from({length: count}, (_, index) => {
    const row = rows[first + index];
    if (row === undefined) return blank;
    return bodyRow(frame, row.text, row.isMarked ? theme.focusedTitle('▌') : ' ', row.target);
  });
  const place = rows.length > count ? ` ${first + 1}–${Math.min(rows.length, first + count)} of ${rows.length}` : '';
  const extra = [...tellForm(form, theme), {text: place, paint: theme.tones.dim}];
  const list = withScrollBar(frame, body, {first, shown: count, total: rows.length});
  const all = [topRow(frame, title, extra), ...problems, ...list, bottomRow(frame)];
  const x = rect.x + Math.floor((rect.width - frame.width) / 2);
  const y = rect.y + Math.max(0, Math.floor((rect.height - all.length) / 3));
  return placeRows({x, y}, all);
}

function tellForm(form: OperationForm, {tones}: Theme): readonly Painted[] {
  const errors = Object.keys(form.errors).length;
  return [
    ...(isFormChanged(form) ? [{text: ' changed', paint: tones.warn}] : []),
    ...(errors > 0 ? [{text: ` ${errors} ${errors === 1 ? 'error' : 'errors'}`, paint: tones.bad}] : []),
  ];
}

/** Columns of a form that stands in one column: a longer line is read with difficulty. */
const widest = 116;

/** Columns that two columns of fields need, and the fields that fill them. */
const roomForTwo = 150;
const fewestForTwo = 10;

/** Rows that are said of a field below it, of nearly all. */
const usualNotes = 3;

/** The first visible row, so that all rows of the focused stop are visible and half a window precedes it where it can. */
function windowStart(rows: readonly {focused: boolean}[], count: number): number {
  const first = rows.findIndex(({focused}) => focused);
  if (first === -1 || rows.length <= count) return 0;
  const own = rows.filter(({focused}) => focused).length;
  const wanted = first - Math.min(Math.floor(count / 2), Math.max(0, count - own));
  return Math.max(0, Math.min(wanted, rows.length - count));
}

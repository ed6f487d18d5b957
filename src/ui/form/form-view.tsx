import type {FormState} from '../../console/form/states.ts';
import {isFormChanged} from '../../core/form/form.ts';
import {innerWidth} from '../../core/layout.ts';
import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {useConsole} from '../hooks/use-console.ts';
import {useServices} from '../hooks/use-services.ts';
import {bodyRow, bottomRow, type Frame, topRow} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import {buildFormRows} from './form-rows.ts';

/** The form of an operation, scrolled so that the focus is in view. */
export function FormView({state: {form, targets, revealed, refused}, rect}: DialogViewProps<FormState>) {
  const {theme} = useConsole();
  const services = useServices();
  const frame: Frame = {theme, width: rect.width, focused: true, place: 'alone'};
  const width = innerWidth(rect.width);
  const ofOne = revealed ? form.fixed : services.maskInput(form.operation, form.fixed);
  const fixed = targets === undefined ? ofOne : {Marked: targets.map(({label}) => label).join(', ')};
  const title = targets === undefined ? form.title : `${form.title} · ${targets.length} marked`;
  const rows = buildFormRows({form: {...form, fixed}, theme, width, revealed});
  // What was not taken of a text stays in view until it is.
  const problems = (refused?.problems ?? [])
    .flatMap(problem => wrapText(`✗ ${problem}`, width))
    .slice(0, Math.floor(rect.height / 2))
    .map(text => bodyRow(frame, theme.tones.bad(fitText(text, width))));
  const count = rect.height - 2 - problems.length;
  const first = windowStart(rows, count);
  const blank = bodyRow(frame, ' '.repeat(width));
  const body = Array.from({length: count}, (_, index) => {
    const row = rows[first + index];
    return row === undefined ? blank : bodyRow(frame, row.text, row.focused ? theme.focusedTitle('▌') : ' ');
  });
  const errors = Object.keys(form.errors).length;
  const extra = [
    ...(isFormChanged(form) ? [{text: ' changed', paint: theme.tones.warn}] : []),
    ...(errors > 0 ? [{text: ` ${errors} ${errors === 1 ? 'error' : 'errors'}`, paint: theme.tones.bad}] : []),
    ...(rows.length > count
      ? [{text: ` ${first + 1}–${Math.min(rows.length, first + count)} of ${rows.length}`, paint: theme.tones.dim}]
      : []),
  ];
  return <Rows rows={[topRow(frame, title, extra), ...problems, ...body, bottomRow(frame)]} width={rect.width} />;
}

/** The first visible row, so that all rows of the focused stop are visible and half a window precedes it where it can. */
function windowStart(rows: readonly {focused: boolean}[], count: number): number {
  const first = rows.findIndex(({focused}) => focused);
  if (first === -1 || rows.length <= count) return 0;
  const own = rows.filter(({focused}) => focused).length;
  const wanted = first - Math.min(Math.floor(count / 2), Math.max(0, count - own));
  return Math.max(0, Math.min(wanted, rows.length - count));
}

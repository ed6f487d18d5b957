import {fitText} from '../../core/text/fit.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {optionsOf, type Workbench} from '../../core/workbench/workbench.ts';
import {buildFormRows, type FormRow} from '../form/form-rows.ts';
import type {Theme} from '../paint/theme.ts';

/** A row of the options; `focused` rows belong to the focused one. */
type OptionRow = Pick<FormRow, 'text' | 'focused' | 'target'>;

/** The rows of the options, each `width` wide; none is focused while the payload is. */
export function buildOptionRows(
  workbench: Workbench,
  theme: Theme,
  width: number,
  height: number,
): readonly OptionRow[] {
  const {options, focus} = workbench;
  const form = focus === 'options' ? options : {...options, focus: -1};
  const rows = buildFormRows({form, theme, width, revealed: true});
  const first = firstRow(rows, height);
  const shown = rows.slice(first, first + height);
  const help = buildHelp(theme, width);
  if (shown.length + help.length >= height) return shown;
  const gap = height - shown.length - help.length;
  return [...shown, ...Array.from({length: gap}, () => ({text: ' '.repeat(width), focused: false})), ...help];
}

/** The options in one line, for where there is no room for more. */
export function summaryOf(workbench: Workbench): string {
  const {qualifier, type, logType, clientContext, tenantId, times, concurrency} = optionsOf(workbench);
  return [
    qualifier ?? '$LATEST',
    type,
    ...(logType === 'Tail' ? ['log tail'] : []),
    ...(tenantId === undefined ? [] : [`tenant ${tenantId}`]),
    ...(clientContext === undefined ? [] : ['client context']),
    ...(times === 1 ? [] : [`${times} times, ${Math.min(times, concurrency)} at once`]),
  ].join(' · ');
}

/** The first row, so that the focused option and what is said of it are in view. */
function firstRow(rows: readonly OptionRow[], height: number): number {
  const first = rows.findIndex(({focused}) => focused);
  const last = rows.findLastIndex(({focused}) => focused);
  return Math.max(0, Math.min(first, last - height + 1));
}

const keysHelp: readonly (readonly [key: string, text: string])[] = [
  ['Ctrl-S', 'send, as Ctrl-R does'],
  ['Tab', 'payload ↔ options; Enter indents'],
  ['Ctrl-O', 'saved events, used payloads, templates, a file'],
  ['Ctrl-N', 'save the payload as an event'],
  ['Ctrl-G', 'format the payload'],
  ['Ctrl-L', 'start the payload afresh'],
  ['Ctrl-E', 'your editor'],
  ['Ctrl-_', 'undo, as Alt-Z does; Ctrl-Y does it again'],
];

/** What the keys do, where there is room to say it. */
function buildHelp(theme: Theme, width: number): readonly OptionRow[] {
  const keyWidth = 8;
  return keysHelp.flatMap(([key, text]) =>
    wrapText(text, Math.max(1, width - keyWidth)).map((row, index) => ({
      text: `${theme.key(fitText(index === 0 ? key : '', keyWidth))}${theme.tones.dim(fitText(row, width - keyWidth))}`,
      focused: false,
    })),
  );
}

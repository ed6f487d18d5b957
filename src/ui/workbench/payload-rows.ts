import {matchingBrackets} from '../../core/edit/brackets.ts';
import {splitAtCursor} from '../../core/edit/text-edit.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {displayWidth, fitText} from '../../core/text/fit.ts';
import {showEdited} from '../../core/text/visible.ts';
import {buildWorkbenchStatus} from '../../core/workbench/status.ts';
import type {Workbench} from '../../core/workbench/workbench.ts';
import {editedLine, lineWithCursor, lineWithMarks, type TextMark} from '../paint/edited-line.ts';
import type {Theme} from '../paint/theme.ts';

/** What the rows of a payload are made from. */
export interface PayloadRowsInput {
  readonly workbench: Workbench;
  readonly theme: Theme;
  readonly width: number;
  /** Lines of the payload that are visible. */
  readonly lines: number;
}

/** The visible lines of the payload with their numbers, and the line under them; each exactly `width` wide. */
export function buildPayloadRows(input: PayloadRowsInput): readonly string[] {
  const {workbench, theme, width, lines: count} = input;
  const {cursor, document} = workbench.payload;
  const status = buildWorkbenchStatus(workbench, width);
  const first = scrollTo(workbench.top, cursor.line, count, document.lines.length);
  const numberWidth = Math.max(2, String(document.lines.length).length);
  const marks = findMarks(workbench, theme);
  const rows = Array.from({length: count}, (_, row) => {
    const line = first + row;
    const text = document.lines[line];
    if (text === undefined) return ' '.repeat(width);
    const number = fitText(String(line + 1), numberWidth, 'end', 'right');
    const tone = line === status.wrongLine ? theme.tones.bad : theme.tones.dim;
    return `${tone(number)} ${paintLine(input, line, text, marks, Math.max(1, width - numberWidth - 1))}`;
  });
  return [...rows, ...status.rows.map(text => theme.tones[status.tone](fitText(text, width)))];
}

function paintLine(
  {workbench, theme}: PayloadRowsInput,
  line: number,
  text: string,
  marks: ReadonlyMap<number, readonly TextMark[]>,
  width: number,
): string {
  const {focus, isUntouched, payload} = workbench;
  if (focus !== 'payload') return editedLine(text, width);
  if (isUntouched && text !== '') return theme.selected(text) + ' '.repeat(Math.max(0, width - displayWidth(text)));
  if (line !== payload.cursor.line) return lineWithMarks(text, marks.get(line) ?? [], width);
  const {column} = payload.cursor;
  // While the whole line up to the cursor fits, its brackets can be marked; farther right it is cut on the left.
  const edit = {text, cursor: column};
  const [, at] = splitAtCursor(edit);
  if (displayWidth(showEdited(text.slice(0, Math.min(column, width * 2)) + at)) >= width - 2) {
    return lineWithCursor(edit, width, theme.selected);
  }
  const own = (marks.get(line) ?? []).filter(mark => mark.column !== column);
  const all = [...own, {column, paint: theme.selected}].toSorted((a, b) => a.column - b.column);
  return lineWithMarks(text, all, width);
}

/** The bracket at the cursor and its partner, by line. */
function findMarks({payload, focus}: Workbench, theme: Theme): ReadonlyMap<number, readonly TextMark[]> {
  const pair = focus === 'payload' ? matchingBrackets(payload.document, payload.cursor) : undefined;
  if (pair === undefined) return new Map();
  const places = [pair.own, pair.other].toSorted((a, b) => a.column - b.column);
  const lines = new Map<number, TextMark[]>();
  for (const {line, column} of places) {
    lines.set(line, [...(lines.get(line) ?? []), {column, paint: theme.focusedTitle}]);
  }
  return lines;
}

import type {DetailLine} from '../detail-line.ts';
import {maskedText} from '../mask.ts';
import {displayWidth} from '../text/fit.ts';
import {showEdited} from '../text/visible.ts';
import {wrapText} from '../text/wrap.ts';
import type {Tone, TonedText} from '../tone.ts';

/** One row of the Detail pane as it stands on the screen. */
export interface DetailRow {
  /** The label, padded to the width of all labels; spaces on the further rows of a wrapped value. */
  readonly label: string;
  readonly value: string;
  readonly tone: Tone | undefined;
  /** Name of the secret the row shows or hides. */
  readonly secret: string | undefined;
  /** The row in tones of its own, instead of label and value. */
  readonly parts?: readonly TonedText[];
  /** The line it is of. */
  readonly line: DetailLine;
}

/** The widest a label column gets; longer labels have rows of their own. */
const maxLabel = 28;

/** A tab's lines as rows of at most `width` columns: values wrapped beside their labels, secrets masked but for `revealed`. */
export function buildDetailRows(
  lines: readonly DetailLine[],
  width: number,
  revealed: string | undefined,
): DetailRow[] {
  const labelled = lines.flatMap(({label}) => (label === undefined ? [] : [displayWidth(showEdited(label))]));
  const labelWidth = Math.min(maxLabel, Math.max(0, ...labelled), Math.max(8, Math.floor(width / 3)));
  return lines.flatMap(line => wrapLine(line, width, labelWidth, revealed));
}

function wrapLine(line: DetailLine, width: number, labelWidth: number, revealed: string | undefined): DetailRow[] {
  if (line.parts !== undefined) {
    return [{label: '', value: '', tone: undefined, secret: undefined, parts: line.parts, line}];
  }
  const secret = line.secret === undefined ? undefined : line.label;
  const value = secret !== undefined && secret !== revealed ? maskedText : showEdited(line.value);
  const label = line.label === undefined ? undefined : showEdited(line.label);
  if (label === undefined)
    return wrapText(value, width).map(text => ({label: '', value: text, tone: line.tone, secret, line}));
  const long = displayWidth(label) > labelWidth;
  const blank = `${' '.repeat(labelWidth)}  `;
  const values = wrapText(value, Math.max(1, width - labelWidth - 2)).map(text => ({
    label: blank,
    value: text,
    tone: line.tone,
    secret,
    line,
  }));
  if (long)
    return [
      ...wrapText(label, width).map(part => ({label: part, value: '', tone: undefined, secret, line})),
      ...values,
    ];
  const padded = `${label}${' '.repeat(labelWidth - displayWidth(label))}  `;
  return values.map((row, index) => (index === 0 ? {...row, label: padded} : row));
}

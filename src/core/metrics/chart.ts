import type {DetailLine} from '../detail-line.ts';
import {displayWidth, fitText} from '../text/fit.ts';
import type {Tone, TonedText} from '../tone.ts';
import {formatBars} from './blocks.ts';
import {createCanvas, crossCell, drawBand, drawLine, mergeTones} from './canvas.ts';
import {type Fit, type Merge, mergeValues} from './merge.ts';

type Values = readonly (number | undefined)[];

/** What is drawn over time, under a title that tells its numbers. */
export interface Chart {
  readonly title: string;
  /** The numbers that matter, beside the title. */
  readonly summary: readonly TonedText[];
  readonly values: Values;
  readonly merge: Merge;
  readonly tone: Tone;
  /** What a value says, in at most six columns. */
  toLabel(value: number): string;
  /** Drawn as a line: what is so much at any time, and not counted. Bars when not given. */
  readonly isLine?: true;
  /** Of a line that is drawn over these two, with a band between them: percentiles. */
  readonly over?: {readonly names: readonly [string, string, string]; readonly band: readonly [Values, Values]};
  /** Further series, one row each, from zero to `max`. */
  readonly rows?: readonly ChartRow[];
}

/** A series beside the one of a chart. */
export interface ChartRow {
  readonly label: string;
  readonly values: Values;
  readonly merge: Merge;
  readonly max: number;
}

/** Where a chart is drawn: how its values lie in the width, rows of it, and what stands at which of its bars. */
export interface ChartFrame {
  readonly fit: Fit;
  readonly rows: number;
  readonly times: readonly {readonly bar: number; readonly text: string}[];
  /** Bars in which something was changed. */
  readonly changes: readonly number[];
  /** The bar that is read, with the time that it covers. */
  readonly read: {readonly bar: number; readonly time: string} | undefined;
}

/** Columns left of the chart: a scale of up to five characters and the axis. */
export const axisWidth = 6;
const titleWidth = 14;

/** A chart as lines: its title with numbers, dots beside a scale from zero to a round number, further rows, the axis with times. */
export function buildChartLines(chart: Chart, frame: ChartFrame): readonly DetailLine[] {
  const {fit, rows, read} = frame;
  const merge = (values: Values) => mergeValues(values, fit.periods, chart.merge);
  const values = merge(chart.values);
  const max = roundUp(Math.max(0, ...values.map(value => value ?? 0)));
  const [low = [], middle = []] = chart.over?.band.map(merge) ?? [];
  const crossed = read && columnOf(read.bar, fit);
  const told = read === undefined ? chart.summary : tellBar(chart, [values, middle, low], read);
  return [
    buildChartTitle(chart.title, told),
    ...draw(chart, [values, middle, low], {max, ...frame}, crossed).map((parts, row) =>
      toRow(labelOf(chart, row, rows, max), '┤', parts),
    ),
    ...(chart.rows ?? []).map(row => buildRow(row, frame, crossed)),
    toRow('0', '└', buildAxis(values, frame)),
  ];
}

type Drawn = readonly (readonly TonedText[])[];

/** The rows of a chart: bars of blocks, or lines of dots. */
function draw(
  {isLine, tone}: Chart,
  [values, middle, low]: readonly [Values, Values, Values],
  {fit, rows, max}: ChartFrame & {readonly max: number},
  crossed: number | undefined,
): Drawn {
  if (!isLine) return formatBars(values, max, {...fit, rows}).map(row => paintBars(row, tone, crossed));
  const canvas = createCanvas(fit.width, rows);
  drawBand(canvas, [low, middle], max, 'dim');
  drawLine(canvas, middle, max, 'dim', true);
  drawLine(canvas, low, max, 'accent');
  drawLine(canvas, values, max, tone);
  return canvas.paint(crossed);
}

function paintBars(row: string, tone: Tone, crossed: number | undefined): readonly TonedText[] {
  return mergeTones([...row].map((text, column) => crossCell({text, tone}, column === crossed)));
}

/** A title with numbers beside it, in the places that charts have them. */
export function buildChartTitle(title: string, summary: readonly TonedText[]): DetailLine {
  const name = {text: fitText(title, Math.max(titleWidth, displayWidth(title) + 2)), tone: 'heading' as const};
  return {value: '', parts: [name, ...summary]};
}

/** The values of one bar, with the time that it covers. */
function tellBar({toLabel, over}: Chart, series: readonly Values[], {bar, time}: NonNullable<ChartFrame['read']>) {
  const words = series.slice(0, over === undefined ? 1 : 3).map((values, index) => {
    const value = values[bar];
    const name = over === undefined ? '' : `${over.names[index]} `;
    return `${name}${value === undefined ? 'nothing' : toLabel(value)}`;
  });
  return [
    {text: `${time}  `, tone: 'accent' as const},
    {text: words.join(' · '), tone: 'plain' as const},
  ];
}

/** What stands on the scale beside a row, which is that of its upper edge. */
function labelOf({toLabel}: Chart, row: number, rows: number, max: number): string {
  if (row === 0) return toLabel(max);
  return rows >= 4 && row * 2 === rows ? toLabel(max / 2) : '';
}

function buildRow({label, values, merge, max}: ChartRow, {fit}: ChartFrame, crossed: number | undefined): DetailLine {
  const [row = ''] = formatBars(mergeValues(values, fit.periods, merge), max, {...fit, rows: 1});
  return toRow(label, '┤', paintBars(row, 'dim', crossed));
}

function toRow(label: string, sign: '┤' | '└', parts: readonly TonedText[]): DetailLine {
  const scale = `${fitText(label, axisWidth - 1, 'end', 'right')}${label === '' ? '│' : sign}`;
  return {value: '', parts: [{text: scale, tone: 'dim'}, ...parts]};
}

/** The ground: broken where nothing was measured, with times, and marks where something was changed. */
function buildAxis(values: Values, {fit, times, changes, read}: ChartFrame): readonly TonedText[] {
  const cells: string[] = Array.from({length: fit.width}, (_, column) =>
    values[Math.floor((column * values.length) / fit.width)] === undefined ? '╌' : '─',
  );
  const marks = changes.map(bar => columnOf(bar, fit));
  const taken = read === undefined ? marks : [...marks, columnOf(read.bar, fit)];
  let free = 0;
  for (const {bar, text} of times) {
    const start = Math.min(Math.round((bar * fit.width) / fit.bars), fit.width - text.length);
    const isFree = start >= free && !taken.some(mark => mark >= start && mark < start + text.length);
    if (start < 0 || !isFree) continue;
    cells.splice(start, text.length, ...text);
    free = start + text.length + 1;
  }
  const signs = new Map([
    ...marks.map(mark => [mark, '▲'] as const),
    ...(read ? [[columnOf(read.bar, fit), '┴'] as const] : []),
  ]);
  const parts: TonedText[] = [];
  let from = 0;
  for (const [column, sign] of [...signs].sort(([a], [b]) => a - b)) {
    parts.push(
      {text: cells.slice(from, column).join(''), tone: 'dim'},
      {text: sign, tone: sign === '▲' ? 'warn' : 'accent'},
    );
    from = column + 1;
  }
  return [...parts, {text: cells.slice(from).join(''), tone: 'dim'}];
}

/** The cell in the middle of a bar. */
function columnOf(bar: number, {bars, width}: Fit): number {
  return Math.min(width - 1, Math.floor(((bar + 0.5) * width) / bars));
}

/** First digits of the ends of a scale, whose halves are short too. */
const roundEnds = [1, 2, 4, 6, 8, 10];

/** The next number that reads well as the end of a scale. */
function roundUp(value: number): number {
  if (value <= 0) return 0;
  const size = 10 ** Math.floor(Math.log10(value));
  return (roundEnds.find(end => end * size >= value) ?? 10) * size;
}

import type {DetailLine} from '../detail-line.ts';
import {displayWidth, fitText} from '../text/fit.ts';
import type {Tone, TonedText} from '../tone.ts';
import {formatBars} from './blocks.ts';
import {type Fit, type Merge, mergeValues, stretch} from './merge.ts';

/** One row of blocks or more, under a title that tells its numbers. */
export interface Chart {
  readonly title: string;
  /** The numbers that matter, beside the title. */
  readonly summary: readonly TonedText[];
  readonly values: readonly (number | undefined)[];
  readonly merge: Merge;
  readonly tone: Tone;
  /** What the top of the scale says. */
  toLabel(value: number): string;
  /** Further series, one row each: on the same scale, or one from zero to `max`. */
  readonly rows?: readonly ChartRow[];
}

/** A series beside the one of a chart. */
export interface ChartRow {
  readonly label: string;
  readonly values: readonly (number | undefined)[];
  readonly merge: Merge;
  readonly max?: number;
}

/** Where a chart is drawn: how its values lie in the width, rows of blocks, and the texts under it by their place. */
export interface ChartFrame {
  readonly fit: Fit;
  readonly rows: number;
  readonly times: readonly {readonly bar: number; readonly text: string}[];
}

/** Columns left of the blocks: a scale of up to five characters and the axis. */
export const axisWidth = 6;
const titleWidth = 14;

/** A chart as lines: its title with numbers, blocks beside a scale from zero to the highest, further rows, times. */
export function buildChartLines(chart: Chart, frame: ChartFrame): readonly DetailLine[] {
  const {fit} = frame;
  const bars = mergeValues(chart.values, fit.periods, chart.merge);
  const max = Math.max(0, ...bars.map(value => value ?? 0));
  const blocks = formatBars(stretch(bars, fit), max, frame.rows);
  return [
    buildChartTitle(chart.title, chart.summary),
    ...blocks.map((text, index) => buildRow(index === 0 ? chart.toLabel(max) : '', text, chart.tone)),
    ...(chart.rows ?? []).map(({label, values, merge, max: own = max}) => {
      const [text = ''] = formatBars(stretch(mergeValues(values, fit.periods, merge), fit), own, 1);
      return buildRow(label, text, 'dim');
    }),
    buildTimes(frame),
  ];
}

/** A title with numbers beside it, in the places that charts have them. */
export function buildChartTitle(title: string, summary: readonly TonedText[]): DetailLine {
  const name = {text: fitText(title, Math.max(titleWidth, displayWidth(title) + 2)), tone: 'heading' as const};
  return {value: '', parts: [name, ...summary]};
}

function buildRow(label: string, text: string, tone: Tone): DetailLine {
  const scale = `${fitText(label, axisWidth - 1, 'end', 'right')}${label === '' ? '│' : '┤'}`;
  return {
    value: '',
    parts: [
      {text: scale, tone: 'dim'},
      {text, tone},
    ],
  };
}

function buildTimes({fit, times}: ChartFrame): DetailLine {
  let line = '';
  for (const {bar, text} of times) {
    const place = Math.min(Math.round((bar * fit.width) / fit.bars), fit.width - text.length);
    if (place > line.length || line === '') line = line.padEnd(place) + text;
  }
  return {value: '', parts: [{text: `${' '.repeat(axisWidth)}${line}`, tone: 'dim'}]};
}

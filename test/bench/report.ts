import {compare} from './compare.ts';
import {isMet, joinSamples, type Measure, type Row, type Samples, toFigure} from './measure.ts';

/** What was measured of something: the rounds of each build, the one that is judged first. */
export interface Result {
  readonly measure: Measure;
  /** How busy the machine was when it began. */
  readonly load: number;
  readonly builds: readonly (readonly Samples[])[];
  readonly failure?: string;
}

/** The figures as a table: what, limit, value, beside it that of the other build and their ratio, and whether the limit was kept. */
export function toTable(results: readonly Result[]): string {
  const isPaired = results.some(({builds}) => builds.length > 1);
  const heads = isPaired
    ? ['measure', 'limit', 'value', 'against', 'ratio', 'spread', '']
    : ['measure', 'limit', 'value', ''];
  const rows = [heads, ...results.flatMap(result => result.measure.rows.map(row => toCells(row, result, isPaired)))];
  const widths = heads.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows
    .map(row =>
      row
        .map((cell, column) => pad(cell, column, widths))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same for programs. */
export function toReport(results: readonly Result[]) {
  return results.map(({measure: {name, rows}, load, builds: [own = [], other], failure}) => ({
    name,
    load,
    ...(failure !== undefined && {failure}),
    figures: rows.map(({value, ...row}) => {
      const figure = toFigure({value, ...row}, joinSamples(own));
      return {
        ...row,
        value: figure,
        met: isMet({value, ...row}, figure),
        ...(other !== undefined && {
          against: toFigure({value, ...row}, joinSamples(other)),
          ratio: compare({value, ...row}, own, other),
        }),
      };
    }),
  }));
}

/** Whether everything was measured and kept its limit. */
export function isAllMet(results: readonly Result[]): boolean {
  return results.every(
    ({measure, builds: [own = []], failure}) =>
      failure === undefined && measure.rows.every(row => isMet(row, toFigure(row, joinSamples(own))) !== false),
  );
}

function toCells(row: Row, {builds: [own = [], other]}: Result, isPaired: boolean): string[] {
  const value = toFigure(row, joinSamples(own));
  return [
    row.what,
    toLimit(row),
    toAmount(value, row.unit),
    ...toComparison(row, own, other, isPaired),
    toVerdict(row, value),
  ];
}

function toComparison(
  row: Row,
  own: readonly Samples[],
  other: readonly Samples[] | undefined,
  isPaired: boolean,
): string[] {
  if (!isPaired) return [];
  if (other === undefined) return ['', '', ''];
  const against = toAmount(toFigure(row, joinSamples(other)), row.unit);
  const ratio = compare(row, own, other);
  if (ratio === undefined) return [against, '', ''];
  const {value, spread} = ratio;
  return [against, value.toFixed(2), spread === undefined ? '' : `${spread[0].toFixed(2)}–${spread[1].toFixed(2)}`];
}

function pad(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function toLimit({atMost, atLeast, unit}: Row): string {
  if (atMost !== undefined) return `≤ ${toAmount(atMost, unit)}`;
  return atLeast === undefined ? '' : `≥ ${toAmount(atLeast, unit)}`;
}

function toAmount(value: number, unit: Row['unit']): string {
  if (Number.isNaN(value)) return '–';
  const isFine = value < 10 && !Number.isInteger(value);
  return `${value.toLocaleString('en', {maximumFractionDigits: isFine ? 2 : 1})} ${unit}`;
}

function toVerdict(row: Row, value: number): string {
  const met = isMet(row, value);
  if (met === undefined) return '';
  return met ? 'pass' : 'FAIL';
}

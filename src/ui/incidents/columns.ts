import {toTimeOfDay} from '../../core/format/age.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import {toCount, toFactor, toLevelText, toRate, toSpan} from '../../core/incidents/words.ts';
import {fitText} from '../../core/text/fit.ts';

/** One column of the board. */
interface Column {
  readonly header: string;
  readonly width: number;
  value(incident: Incident): string;
}

const brief: readonly Column[] = [
  {header: 'ERRORS', width: 6, value: ({errors}) => (errors === undefined ? '?' : toCount(errors.now))},
  {header: 'RATE', width: 5, value: toRate},
  {header: 'THROT', width: 6, value: ({throttles}) => (throttles === undefined ? '?' : toCount(throttles.now))},
  {header: 'T/O', width: 3, value: toTimeouts},
  {header: 'P99', width: 13, value: ({p99}) => toSlowness(p99, false)},
  {header: 'SINCE', width: 7, value: toSince},
];

/** Where little room is, names must stay apart; what is left out is said of the selected function below the list. */
const briefest: readonly Column[] = brief.filter(({header}) => header !== 'T/O' && header !== 'P99');

const full: readonly Column[] = [
  {header: 'CALLS', width: 7, value: ({calls}) => toCount(calls)},
  {header: 'ERRORS (DAY)', width: 13, value: ({errors}) => toLevelText(errors)},
  {header: 'RATE', width: 5, value: toRate},
  {header: 'THROT (DAY)', width: 12, value: ({throttles}) => toLevelText(throttles)},
  {header: 'TIMEOUTS', width: 8, value: toTimeouts},
  {header: 'P99 (DAY)', width: 18, value: ({p99}) => toSlowness(p99, true)},
  {header: 'SINCE', width: 7, value: toSince},
];

const course: Column = {header: 'ERRORS, LAST DAY', width: 24, value: ({course: values}) => toCourse(values)};

const gap = 2;

/** A row's text in exactly `width` columns; without an incident the headers. The name has the room that is left. */
export function toRowText(incident: Incident | undefined, width: number): string {
  const columns = toColumns(width);
  const used = columns.reduce((sum, column) => sum + column.width + gap, 0);
  const name = fitText(
    incident === undefined ? 'FUNCTION' : incident.functionName,
    Math.max(8, width - used),
    'middle',
  );
  const cells = columns.map(column =>
    fitText(incident === undefined ? column.header : column.value(incident), column.width, 'end', 'right'),
  );
  return fitText([name, ...cells].join(' '.repeat(gap)), width);
}

function toColumns(width: number): readonly Column[] {
  if (width < 72) return briefest;
  if (width < 110) return brief;
  return width < 150 ? full : [course, ...full];
}

function toTimeouts({timeouts}: Incident): string {
  if (timeouts === undefined) return '?';
  return timeouts.now === 0 ? '–' : 'yes';
}

function toSlowness({now, usual}: Incident['p99'], isFull: boolean): string {
  if (now === undefined) return '–';
  if (isFull) return usual === undefined ? toSpan(now) : `${toSpan(now)} (${toSpan(usual)})`;
  const factor = usual === undefined || usual === 0 ? 1 : now / usual;
  return factor < 1.5 ? toSpan(now) : `${toSpan(now)} ${toFactor(factor)}`;
}

function toSince({since, allDay}: Incident): string {
  if (since === undefined) return 'usual';
  return allDay ? 'all day' : toTimeOfDay(new Date(since)).slice(0, 5);
}

const bars = ' ▁▂▃▄▅▆▇█';

/** The day as 24 bars, an hour each, the last one now. */
function toCourse(values: readonly (number | undefined)[]): string {
  const hours = Array.from({length: 24}, (_, hour) => {
    const end = values.length - 4 * (23 - hour);
    return values.slice(Math.max(0, end - 4), end).reduce<number>((sum, value) => sum + (value ?? 0), 0);
  });
  const most = Math.max(1, ...hours);
  return hours.map(sum => bars[sum === 0 ? 0 : Math.max(1, Math.round((sum / most) * 8))] ?? ' ').join('');
}

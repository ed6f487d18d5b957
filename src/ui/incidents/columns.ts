import {formatTimeOfDay} from '../../core/format/age.ts';
import {
  formatFactor,
  formatIncidentCount,
  formatIncidentSpan,
  formatLevel,
  formatRate,
} from '../../core/incidents/format-incident.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import {fitText} from '../../core/text/fit.ts';

/** One column of the board. */
interface Column {
  readonly header: string;
  readonly width: number;
  value(incident: Incident): string;
}

const brief: readonly Column[] = [
  {header: 'ERRORS', width: 6, value: ({errors}) => (errors === undefined ? '?' : formatIncidentCount(errors.now))},
  {header: 'RATE', width: 5, value: formatRate},
  {
    header: 'THROT',
    width: 6,
    value: ({throttles}) => (throttles === undefined ? '?' : formatIncidentCount(throttles.now)),
  },
  {header: 'T/O', width: 3, value: formatTimeouts},
  {header: 'P99', width: 13, value: ({p99}) => formatSlowness(p99, false)},
  {header: 'SINCE', width: 7, value: formatSince},
];

/** Where little room is, names must stay apart; what is left out is said of the selected function below the list. */
const briefest: readonly Column[] = brief.filter(({header}) => header !== 'T/O' && header !== 'P99');

const full: readonly Column[] = [
  {header: 'CALLS', width: 7, value: ({calls}) => formatIncidentCount(calls)},
  {header: 'ERRORS (DAY)', width: 13, value: ({errors}) => formatLevel(errors)},
  {header: 'RATE', width: 5, value: formatRate},
  {header: 'THROT (DAY)', width: 12, value: ({throttles}) => formatLevel(throttles)},
  {header: 'TIMEOUTS', width: 8, value: formatTimeouts},
  {header: 'P99 (DAY)', width: 18, value: ({p99}) => formatSlowness(p99, true)},
  {header: 'SINCE', width: 7, value: formatSince},
];

const course: Column = {header: 'ERRORS, LAST DAY', width: 24, value: ({course: values}) => formatCourse(values)};

const gap = 2;

/** A row's text in exactly `width` columns; without an incident the headers. The name has the room that is left. */
export function formatIncident(incident: Incident | undefined, width: number): string {
  const columns = chooseColumns(width);
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

function chooseColumns(width: number): readonly Column[] {
  if (width < 72) return briefest;
  if (width < 110) return brief;
  return width < 150 ? full : [course, ...full];
}

function formatTimeouts({timeouts}: Incident): string {
  if (timeouts === undefined) return '?';
  return timeouts.now === 0 ? '–' : 'yes';
}

function formatSlowness({now, usual}: Incident['p99'], isFull: boolean): string {
  if (now === undefined) return '–';
  if (isFull)
    return usual === undefined ? formatIncidentSpan(now) : `${formatIncidentSpan(now)} (${formatIncidentSpan(usual)})`;
  const factor = usual === undefined || usual === 0 ? 1 : now / usual;
  return factor < 1.5 ? formatIncidentSpan(now) : `${formatIncidentSpan(now)} ${formatFactor(factor)}`;
}

function formatSince({since, allDay}: Incident): string {
  if (since === undefined) return 'usual';
  return allDay ? 'all day' : formatTimeOfDay(new Date(since)).slice(0, 5);
}

const bars = ' ▁▂▃▄▅▆▇█';

/** The day as 24 bars, an hour each, the last one now. */
function formatCourse(values: readonly (number | undefined)[]): string {
  const hours = Array.from({length: 24}, (_, hour) => {
    const end = values.length - 4 * (23 - hour);
    return values.slice(Math.max(0, end - 4), end).reduce<number>((sum, value) => sum + (value ?? 0), 0);
  });
  const most = Math.max(1, ...hours);
  return hours.map(sum => bars[sum === 0 ? 0 : Math.max(1, Math.round((sum / most) * 8))] ?? ' ').join('');
}

import {formatTimeOfDay} from '../../core/format/age.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import {formatIncidentCount, formatIncidentSpan, formatLevel, formatRate} from '../../core/signs/format-figures.ts';
import {isExact} from '../../core/signs/sign.ts';
import {fitText} from '../../core/text/fit.ts';

/** One column of the board. */
interface Column {
  readonly header: string;
  readonly width: number;
  /** The lower, the sooner it has its place where there is little room. */
  readonly rank: number;
  value(incident: Incident): string;
}

const columns: readonly Column[] = [
  {header: 'ERRORS, LAST DAY', width: 26, rank: 9, value: ({history}) => formatHistory(history)},
  {header: 'SIGN', width: 14, rank: 1, value: formatSign},
  {header: 'LAST 5 MIN', width: 10, rank: 3, value: formatRecent},
  {header: 'CALLS', width: 7, rank: 8, value: ({calls}) => formatIncidentCount(calls)},
  {header: 'ERRORS (DAY)', width: 13, rank: 5, value: ({errors}) => formatLevel(errors)},
  {header: 'RATE', width: 5, rank: 4, value: formatRate},
  {header: 'THROT (DAY)', width: 11, rank: 6, value: ({throttles}) => formatLevel(throttles)},
  {header: 'P99 (DAY)', width: 18, rank: 7, value: formatSlowness},
  {header: 'SINCE', width: 11, rank: 2, value: formatSince},
];

const gap = 2;
/** Columns that a name has before there is one more of figures: names must stay apart. */
const leastName = 27;

/** A row's text in exactly `width` columns; without an incident the headers. The name has the room that is left. */
export function formatIncident(incident: Incident | undefined, width: number): string {
  const chosen = chooseColumns(width);
  const used = chosen.reduce((sum, column) => sum + column.width + gap, 0);
  const name = fitText(
    incident === undefined ? 'FUNCTION' : incident.functionName,
    Math.max(8, width - used),
    'middle',
  );
  const cells = chosen.map(column =>
    fitText(incident === undefined ? column.header : column.value(incident), column.width, 'end', 'right'),
  );
  return fitText([name, ...cells].join(' '.repeat(gap)), width);
}

/** As many as leave names their room; what is left out is said of the selected function below the list. */
function chooseColumns(width: number): readonly Column[] {
  let left = width - leastName;
  const chosen: Column[] = [];
  for (const column of columns.toSorted((a, b) => a.rank - b.rank)) {
    left -= column.width + gap;
    if (left < 0) break;
    chosen.push(column);
  }
  return columns.filter(column => chosen.includes(column));
}

function formatSign({signs: [{title, course}]}: Incident): string {
  if (course === 'over') return 'recovered';
  return course === 'usual' ? `${title}, usual` : title;
}

/** What failed or was refused of what was tried. */
function formatRecent({recent}: Incident): string {
  if (recent === undefined) return '–';
  const {calls, errors, throttles} = recent;
  return `${formatIncidentCount(errors + throttles)} of ${formatIncidentCount(calls + throttles)}`;
}

function formatSlowness({p99: {now, usual}}: Incident): string {
  if (now === undefined) return '–';
  return usual === undefined ? formatIncidentSpan(now) : `${formatIncidentSpan(now)} (${formatIncidentSpan(usual)})`;
}

/** A time where it is known to a minute or two, else the two times it lies between. */
function formatSince({signs}: Incident): string {
  const [{course, until}] = signs;
  if (course === 'over' && until !== undefined) return `ended ${formatMinute(until)}`;
  if (course === 'usual') return 'usual';
  const since = signs.find(sign => sign.since !== undefined && sign.course === course)?.since;
  if (since === undefined) return '–';
  if (since.allDay) return 'all day';
  return isExact(since) ? formatMinute(since.at) : `${formatMinute(since.from)}–${formatMinute(since.to)}`;
}

function formatMinute(time: number): string {
  return formatTimeOfDay(new Date(time)).slice(0, 5);
}

const bars = ' ▁▂▃▄▅▆▇█';

/** The last day and two hours as 26 bars, an hour each, the last one now. */
function formatHistory(values: readonly (number | undefined)[]): string {
  const hours = Array.from({length: 26}, (_, hour) => {
    const end = values.length - 4 * (25 - hour);
    return values.slice(Math.max(0, end - 4), end).reduce<number>((sum, value) => sum + (value ?? 0), 0);
  });
  const most = Math.max(1, ...hours);
  return hours.map(sum => bars[sum === 0 ? 0 : Math.max(1, Math.round((sum / most) * 8))] ?? ' ').join('');
}

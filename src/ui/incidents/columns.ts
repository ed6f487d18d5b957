import type {Cause} from '../../core/changes/cause.ts';
import {formatCause} from '../../core/changes/format-cause.ts';
import {formatTimeOfDay} from '../../core/format/age.ts';
import {isBlank} from '../../core/format/members.ts';
import type {Incident} from '../../core/incidents/incident.ts';
import {formatSparkline} from '../../core/metrics/blocks.ts';
import {mergeValues} from '../../core/metrics/merge.ts';
import {formatIncidentCount, formatIncidentSpan, formatLevel, formatRate} from '../../core/signs/format-figures.ts';
import {type Harm, judgeHarm} from '../../core/signs/harm.ts';
import {isExact} from '../../core/signs/sign.ts';
import {markSorted} from '../../core/table/mark-sorted.ts';
import {fitText} from '../../core/text/fit.ts';
import type {Tone, TonedText} from '../../core/tone.ts';

/** One column of the board. */
export interface IncidentColumn {
  readonly header: string;
  readonly width: number;
  /** To which it grows where names have more room than they need. */
  readonly most?: number;
  /** The lower, the sooner it has its place where there is little room. */
  readonly rank: number;
  /** Its words are as loud as the sign is bad. */
  readonly isLoud?: true;
  value(incident: Incident, cause: Cause | undefined): string;
}

/** Periods of a quarter of an hour in one bar, and how many bars are shown: a day and two hours. */
const periodsInBar = 8;
const barsShown = 13;

const columns: readonly IncidentColumn[] = [
  {header: markSorted('SIGN', 'right', true), width: 14, rank: 1, isLoud: true, value: formatSign},
  {header: 'LAST 5 MIN', width: 10, rank: 3, value: formatRecent},
  {header: 'CALLS', width: 7, rank: 10, value: ({calls}) => formatIncidentCount(calls)},
  {header: 'ERRORS (DAY)', width: 13, rank: 6, value: ({errors}) => formatLevel(errors)},
  {header: 'RATE', width: 5, rank: 4, isLoud: true, value: formatRate},
  {header: 'THROT (DAY)', width: 11, rank: 8, value: ({throttles}) => formatLevel(throttles)},
  {header: 'P99 (DAY)', width: 18, rank: 9, value: formatSlowness},
  {header: 'LAST DAY', width: barsShown, rank: 5, isLoud: true, value: formatHistory},
  {header: 'SINCE', width: 11, rank: 2, value: formatSince},
  {header: 'CHANGED', width: 17, most: 44, rank: 7, value: (_, cause) => formatCause(cause)},
];

const gap = '  ';
/** Columns that a name has before there is one more of figures: names must stay apart. */
const leastName = 27;
/** Columns in which nearly every name is whole. */
const enoughName = 40;

const tones: Readonly<Record<Harm, Tone>> = {bad: 'bad', mild: 'warn', over: 'good', usual: 'plain'};

/** A row's parts, together exactly `width` columns; without an incident the headers. The name has the room that is left. */
export function buildIncidentParts(
  incident: Incident | undefined,
  chosen: readonly IncidentColumn[],
  width: number,
  cause: Cause | undefined,
): readonly TonedText[] {
  const least = chosen.reduce((sum, column) => sum + column.width + gap.length, 0);
  const spare = Math.max(0, width - least - enoughName);
  const widthOf = ({width: own, most = own}: IncidentColumn) => Math.min(most, own + spare);
  const used = chosen.reduce((sum, column) => sum + widthOf(column) + gap.length, 0);
  const text = incident === undefined ? 'FUNCTION' : incident.functionName;
  const loud = incident === undefined ? 'plain' : tones[judgeHarm(incident.signs[0])];
  return [
    {text: fitText(text, Math.max(8, width - used), 'middle'), tone: 'plain'},
    ...chosen.map(column => ({
      text:
        gap +
        fitText(
          incident === undefined ? column.header : column.value(incident, cause),
          widthOf(column),
          'end',
          'right',
        ),
      tone: column.isLoud ? loud : ('plain' as const),
    })),
  ];
}

/**
 * As many as leave names their room; what is left out is said of the selected function below the list. None that says nothing of
 * any incident is among them.
 */
export function chooseIncidentColumns(
  rows: readonly {readonly incident: Incident; readonly cause: Cause | undefined}[],
  width: number,
): readonly IncidentColumn[] {
  let left = width - leastName;
  const chosen: IncidentColumn[] = [];
  const telling = columns.filter(
    ({value}) => rows.length === 0 || rows.some(({incident, cause}) => !isBlank(value(incident, cause))),
  );
  for (const column of telling.toSorted((a, b) => a.rank - b.rank)) {
    left -= column.width + gap.length;
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

/** When it began, or that it has ended or is nothing new. */
export function formatSince(incident: Pick<Incident, 'signs'>): string {
  const [{course, until}] = incident.signs;
  if (course === 'over' && until !== undefined) return `ended ${formatMinute(until)}`;
  return course === 'usual' ? 'usual' : formatBegin(incident);
}

/** When it began: a time where it is known to a minute or two, else the two times it lies between. */
export function formatBegin({signs}: Pick<Incident, 'signs'>): string {
  const [{course}] = signs;
  const since = signs.find(sign => sign.since !== undefined && sign.course === course)?.since;
  if (since === undefined) return '–';
  if (since.allDay) return 'all day';
  return isExact(since) ? formatMinute(since.at) : `${formatMinute(since.from)}–${formatMinute(since.to)}`;
}

function formatMinute(time: number): string {
  return formatTimeOfDay(new Date(time)).slice(0, 5);
}

/** The course of what the worst sign is seen in: the last day and two hours in bars, the last one now. */
function formatHistory({history: {values, counts}}: Incident): string {
  const bars = mergeValues(values, periodsInBar, counts ? 'sum' : 'highest').slice(-barsShown);
  return formatSparkline(bars, Math.max(0, ...bars.map(bar => bar ?? 0)));
}

import {formatBar, formatProgress} from '../format/bar.ts';
import {formatSeconds} from '../format/seconds.ts';
import type {Tone, TonedText} from '../tone.ts';
import type {Run} from './run.ts';
import {buildHistogram, type Summary, summarizeDurations} from './statistics.ts';
import type {Tally} from './tally.ts';

/** How far sending a request many times has come, and what became of it. */
export function buildTallyHead(
  run: Run,
  tally: Tally | undefined,
  elapsed: number,
  width: number,
): readonly TonedText[] {
  const {times, concurrency} = run.request;
  const {sent = 0, ended = 0, stopped} = tally ?? {};
  const isOver = run.outcome.state === 'counted';
  const under = sent - ended;
  const words = [
    `sent ${sent} of ${times}`,
    ...(under === 0 ? [] : [`${under} running`]),
    `${concurrency} at a time`,
    formatSeconds(elapsed),
  ].join(' · ');
  const counts = tally === undefined ? [] : [{text: formatCounts(tally), tone: toTone(tally)}];
  if (isOver) return [...buildStopped(stopped), {text: words, tone: 'dim'}, ...counts];
  const esc =
    run.stopping === true ? 'Those under way are awaited; Esc leaves the view.' : 'Esc stops sending more of them.';
  return [
    {text: `◌ ${words}`, tone: 'accent'},
    {text: formatProgress(ended / times, Math.min(40, width)), tone: 'accent'},
    {text: esc, tone: 'dim'},
    ...buildStopped(stopped),
    ...counts,
  ];
}

function buildStopped(why: string | undefined): readonly TonedText[] {
  return why === undefined ? [] : [{text: `Stopped before all were sent: ${why}`, tone: 'warn'}];
}

function toTone({succeeded, ended, throttled, unknown}: Tally): Tone {
  if (succeeded === ended) return 'good';
  return succeeded + throttled + unknown === ended ? 'warn' : 'bad';
}

function formatCounts({succeeded, ended, throttled, unknown, coldStarts}: Tally): string {
  const failed = ended - succeeded - throttled - unknown;
  return [
    `✓ ${succeeded} succeeded`,
    ...(failed === 0 ? [] : [`✗ ${failed} failed`]),
    ...(throttled === 0 ? [] : [`⊘ ${throttled} throttled`]),
    ...(unknown === 0 ? [] : [`? ${unknown} with unknown outcome`]),
    ...(coldStarts.length === 0 ? [] : [`${coldStarts.length} cold start${coldStarts.length === 1 ? '' : 's'}`]),
  ].join(' · ');
}

/** The durations, versions and failures of many invocations, for a width. */
export function buildTallyLines(tally: Tally, width: number): readonly TonedText[] {
  const {durations, roundTrips, coldStarts} = tally;
  const measured = durations.length > 0 ? durations : roundTrips;
  const of = durations.length > 0 ? 'Duration' : 'Round trip';
  return [
    ...failureLines(tally),
    ...(measured.length === 0
      ? []
      : summaryLines({Duration: durations, 'Round trip': roundTrips, 'Cold start': coldStarts})),
    ...(measured.length === 0 ? [] : [blank, heading(`${of}s`), ...histogramLines(measured, width)]),
    ...versionLines(tally, width),
  ];
}

const blank: TonedText = {text: '', tone: 'plain'};

function heading(text: string): TonedText {
  return {text, tone: 'heading'};
}

const ranks = ['min', 'p50', 'p95', 'p99', 'max'] as const satisfies readonly (keyof Summary)[];

function summaryLines(rows: Readonly<Record<string, readonly number[]>>): readonly TonedText[] {
  const head = `${''.padEnd(11)}${ranks.map(rank => rank.padStart(9)).join('')}`;
  return [
    {text: `${head}  ms`, tone: 'dim'},
    ...Object.entries(rows).flatMap(([name, values]): TonedText[] => {
      const summary = summarizeDurations(values);
      if (summary === undefined) return [];
      const numbers = ranks.map(rank => formatNumber(summary[rank]).padStart(9)).join('');
      return [{text: `${name.padEnd(11)}${numbers}  of ${summary.count}`, tone: 'plain'}];
    }),
  ];
}

function formatNumber(milliseconds: number): string {
  return milliseconds >= 100 ? Math.round(milliseconds).toLocaleString('en') : String(milliseconds);
}

/** Rows of the histogram. */
const bars = 12;

function histogramLines(values: readonly number[], width: number): readonly TonedText[] {
  const histogram = buildHistogram(values, bars);
  const most = Math.max(...histogram.map(({count}) => count));
  const labels = histogram.map(({from, to}) => `${from}–${to} ms`);
  const room = Math.max(...labels.map(label => label.length));
  return histogram.map(({count}, index) => {
    const bar = formatBar(count / most, Math.max(5, width - room - 10));
    return {text: `${(labels[index] ?? '').padStart(room)} ${bar} ${count}`, tone: 'plain'};
  });
}

function versionLines({versions}: Tally, width: number): readonly TonedText[] {
  const all = Object.entries(versions);
  const total = all.reduce((sum, [, count]) => sum + count, 0);
  if (all.length === 0) return [];
  const lines = all.map(([version, count]): TonedText => {
    const share = `${Math.round((count / total) * 1000) / 10} %`;
    return {
      text: `${version.padEnd(8)}${share.padStart(8)} ${formatBar(count / total, Math.max(5, width - 26))} ${count}`,
      tone: 'plain',
    };
  });
  return [blank, heading('Versions that ran'), ...lines];
}

function failureLines({failures}: Tally): readonly TonedText[] {
  if (failures.length === 0) return [];
  const lines = failures.flatMap(({type, message, count, requestId}): TonedText[] => [
    {text: `${count}× ${type}${message === '' ? '' : `: ${message}`}`, tone: 'bad'},
    ...(requestId === undefined ? [] : [{text: `   first: request ${requestId}`, tone: 'dim'} as const]),
  ]);
  return [heading('Failures'), ...lines, blank];
}

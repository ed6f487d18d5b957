import {formatExecutionName} from '../durable/execution-arn.ts';
import {formatProgress} from '../format/bar.ts';
import {formatSeconds} from '../format/seconds.ts';
import {formatSize} from '../format/size.ts';
import {showReport} from '../logs/messages/report.ts';
import type {ProblemKind} from '../problem.ts';
import {wrapText} from '../text/wrap.ts';
import type {TonedText} from '../tone.ts';
import type {InvokeAnswer} from './answer.ts';
import type {Run, RunOutcome} from './run.ts';
import {buildTallyHead} from './tally-lines.ts';

/** What stands above the sections of a run at a time (ms since 1970), in rows of at most `width` columns. */
export function buildHeadLines(run: Run, now: number, width: number): readonly TonedText[] {
  return buildLines(run, now, width).flatMap(({text, tone}) => wrapText(text, width).map(row => ({text: row, tone})));
}

function buildLines(run: Run, now: number, width: number): readonly TonedText[] {
  const {outcome, startedAt} = run;
  switch (outcome.state) {
    case 'running':
      if (run.request.times > 1) return buildTallyHead(run, outcome.tally, Math.max(0, now - startedAt), width);
      return buildRunningLines(run, outcome, Math.max(0, now - startedAt), width);
    case 'failed':
      return buildProblemLines(outcome);
    case 'done':
      return buildAnswerLines(outcome.answer, outcome.elapsed);
    case 'counted':
      return buildTallyHead(run, outcome.tally, outcome.elapsed, width);
  }
}

function buildRunningLines(
  {target: {Timeout: timeout}}: Run,
  {received}: Extract<RunOutcome, {state: 'running'}>,
  elapsed: number,
  width: number,
): readonly TonedText[] {
  const limit = timeout === undefined ? '' : ` of at most ${timeout} s`;
  const came = received === undefined ? '' : ` · ${formatReceived(received.bytes.byteLength, received.pieces)} so far`;
  const bar: TonedText[] =
    timeout === undefined
      ? []
      : [{text: formatProgress(elapsed / 1000 / timeout, Math.min(40, width)), tone: 'accent'}];
  return [
    {text: `◌ running for ${formatSeconds(elapsed)}${limit}${came}`, tone: 'accent'},
    ...bar,
    {text: 'Esc leaves it: the function may still run, and its answer is shown when it comes.', tone: 'dim'},
  ];
}

/** What cannot have reached the service. */
const unsent: ReadonlySet<ProblemKind> = new Set(['read-only', 'unrecorded', 'offline', 'setup', 'aborted']);

function buildProblemLines({problem, elapsed, received}: Extract<RunOutcome, {state: 'failed'}>): readonly TonedText[] {
  const {what, why, tryThis, kind, requestId} = problem;
  const after = `after ${formatSeconds(elapsed)}`;
  return [
    {text: `✗ ${what}`, tone: 'bad'},
    {text: why, tone: 'plain'},
    {text: `→ ${tryThis}`, tone: 'accent'},
    ...(kind === 'unknown-outcome'
      ? ([{text: '→ L opens the function’s log, which tells whether it ran.', tone: 'accent'}] as const)
      : []),
    {
      text: unsent.has(kind)
        ? `${after}. Nothing was sent.`
        : `${after}. It was sent once and is not sent again by itself.`,
      tone: 'dim',
    },
    ...(requestId === undefined ? [] : [{text: `request ${requestId}`, tone: 'dim'} as const]),
    ...(received === undefined
      ? []
      : [
          {text: `What had come: ${formatReceived(received.bytes.byteLength, received.pieces)}`, tone: 'warn'} as const,
        ]),
  ];
}

function buildAnswerLines(answer: InvokeAnswer, elapsed: number): readonly TonedText[] {
  const {status, executedVersion, functionError, report, pieces, dropped = 0} = answer;
  const facts = [
    String(status),
    ...(executedVersion === undefined ? [] : [`version ${executedVersion}`]),
    `round trip ${formatSeconds(elapsed)}`,
    ...(report === undefined ? [] : [showReport(report)]),
    ...(pieces === undefined ? [] : [`${pieces} piece${pieces === 1 ? '' : 's'}`]),
  ].join(' · ');
  const cut: TonedText[] =
    dropped === 0 ? [] : [{text: `The last ${formatSize(dropped)} of the response were not kept.`, tone: 'warn'}];
  const execution: TonedText[] =
    answer.executionArn === undefined
      ? []
      : [{text: `→ b shows the steps of ${formatExecutionName(answer.executionArn)}`, tone: 'accent'}];
  if (functionError === undefined) return [{text: `✓ ${facts}`, tone: 'good'}, ...execution, ...cut];
  return [
    {text: `✗ the function failed (${functionError})`, tone: 'bad'},
    {text: facts, tone: 'dim'},
    ...execution,
    ...cut,
  ];
}

function formatReceived(bytes: number, pieces: number): string {
  return `${formatSize(bytes)} in ${pieces} piece${pieces === 1 ? '' : 's'}`;
}

import {formatSeconds} from '../format/seconds.ts';
import {formatSize} from '../format/size.ts';
import type {Report} from '../logs/messages/report.ts';
import {wrapText} from '../text/wrap.ts';
import type {Tone} from '../tone.ts';
import type {InvokeAnswer} from './answer.ts';
import {createLines, type Lines} from './lines.ts';
import type {RunReading, RunSection} from './reading.ts';
import type {Run} from './run.ts';
import {buildTallyLines} from './tally-lines.ts';

/** The lines of the open section; undefined while they are being found. */
export function linesOf(run: Run, {section, response: read}: RunReading, width: number): Lines | undefined {
  const response = read?.fit?.(width) ?? read;
  const {outcome} = run;
  switch (outcome.state) {
    case 'done':
      return answerLines(run, outcome.answer, {section, response}, width);
    case 'counted':
      return createLines(buildTallyLines(outcome.tally, width));
    case 'running':
      if (outcome.tally !== undefined) return createLines(buildTallyLines(outcome.tally, width));
      return response ?? nothing;
    case 'failed':
      return outcome.received === undefined ? nothing : response;
  }
}

/** The title of a section, with how much there is of it. */
export function titleOf({outcome}: Run, section: RunSection): string {
  switch (section) {
    case 'response':
      return outcome.state === 'done' && outcome.answer.size > 0
        ? `Response ${formatSize(outcome.answer.size)}`
        : 'Response';
    case 'error':
      return 'Error';
    case 'log':
      return outcome.state === 'done' && outcome.answer.logCut ? 'Log, its end' : 'Log';
    case 'details':
      return 'Details';
  }
}

const nothing = createLines([]);

function answerLines(
  run: Run,
  answer: InvokeAnswer,
  {section, response}: Pick<RunReading, 'section' | 'response'>,
  width: number,
): Lines | undefined {
  switch (section) {
    case 'response':
      if (answer.payload === undefined) return createLines(wrapped([{text: dropped(answer), tone: 'warn'}], width));
      return answer.size === 0 ? createLines(wrapped(withoutResponse(answer), width)) : response;
    case 'error':
      return createLines(wrapped(errorLines(answer), width));
    case 'log':
      return createLines(wrapped(logLines(answer), width));
    case 'details':
      return createLines(wrapped(detailLines(run, answer), width));
  }
}

function dropped({size}: InvokeAnswer): string {
  return `The response (${formatSize(size)}) is not kept any more: newer ones needed the room.`;
}

/** Longer ones are no words to be kept whole. */
const longestWrapped = 2000;

/** The texts broken between words, so that they fit a width. */
function wrapped(texts: Texts, width: number): Texts {
  return texts.flatMap(({text, tone}) =>
    (text.length > longestWrapped ? [text] : wrapText(text, width)).map(row => ({text: row, tone})),
  );
}

type Texts = readonly {readonly text: string; readonly tone: Tone}[];

function withoutResponse({status}: InvokeAnswer): Texts {
  if (status === 202) {
    return [
      {text: 'Queued: the function runs by itself, nothing is answered.', tone: 'dim'},
      {
        text: 'When it fails it is tried twice more by default; then the event goes to the OnFailure destination or the dead-letter queue, where there is one: Detail, tab Async.',
        tone: 'dim',
      },
      {text: 'L opens its log, which tells how it went.', tone: 'dim'},
    ];
  }
  if (status === 204) {
    return [{text: 'A dry run: the function may be invoked like this; it was not.', tone: 'dim'}];
  }
  return [{text: 'The answer has no payload.', tone: 'dim'}];
}

function errorLines({error}: InvokeAnswer): Texts {
  if (error === undefined) return [];
  const {type, message, trace} = error;
  // The first line of most stacks repeats the error.
  const frames = trace[0] === `${type}: ${message}` ? trace.slice(1) : trace;
  return [
    {text: message === '' ? type : `${type}: ${message}`, tone: 'bad'},
    ...frames.map(text => ({text: `  ${text.trimStart()}`, tone: 'bad' as const})),
  ];
}

function logLines({log, logCut}: InvokeAnswer): Texts {
  const note = 'The service sends the last 4 KB of a log only: the beginning is missing. L opens all of it.';
  return logCut ? [{text: note, tone: 'warn'}, ...log] : log;
}

function detailLines({request, invocationType, startedAt, outcome}: Run, answer: InvokeAnswer): Texts {
  const {report, requestId, executedVersion, status, size, contentType, functionError, executionArn} = answer;
  const {Payload: sent, Qualifier} = request.input;
  const unit = (value: number | undefined, words: string) => (value === undefined ? undefined : `${value} ${words}`);
  const used = report?.maxMemoryUsed;
  const share = used === undefined || !report?.memorySize ? '' : ` (${Math.round((used / report.memorySize) * 100)} %)`;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Request id', requestId],
    ['Type', invocationType],
    ['Durable execution', executionArn],
    ['Qualifier sent', Qualifier],
    ['Executed version', executedVersion],
    ['Status', String(status)],
    ['Function error', functionError],
    ['Sent at', new Date(startedAt).toISOString()],
    ['Attempts', '1: it is never sent again by itself'],
    ['Round trip', outcome.state === 'done' ? formatSeconds(outcome.elapsed) : undefined],
    ['Duration', unit(report?.duration, 'ms')],
    ['Billed', unit(report?.billedDuration, 'ms')],
    ['Cold start', report && describeStart(report)],
    ['Memory used', used === undefined ? undefined : `${used} of ${report?.memorySize ?? '?'} MB${share}`],
    ['Payload sent', measureSent(sent)],
    ['Response', `${formatSize(size)}${contentType === undefined ? '' : `, ${contentType}`}`],
  ];
  return rows.flatMap(([name, value]) =>
    value === undefined ? [] : [{text: `${name.padEnd(18)}${value}`, tone: 'plain' as const}],
  );
}

/** What the environment took to be there, by initialisation or from a snapshot. */
function describeStart({initDuration, restoreDuration, billedRestoreDuration}: Report): string {
  if (restoreDuration === undefined) return initDuration === undefined ? 'no' : `${initDuration} ms of initialisation`;
  return `${restoreDuration} ms of restoring a snapshot, ${billedRestoreDuration ?? '?'} ms of that billed`;
}

function measureSent(payload: Run['request']['input']['Payload']): string | undefined {
  if (payload === undefined) return 'none';
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  return bytes instanceof Uint8Array ? formatSize(bytes.byteLength) : undefined;
}

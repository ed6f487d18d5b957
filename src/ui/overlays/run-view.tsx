import {useEffect, useState} from 'react';
import {showReport} from '../../core/invoke/log-line.ts';
import type {InvokeAnswer, Run} from '../../core/invoke/run.ts';
import type {Rect} from '../../core/layout.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {frameRows, innerWidth} from '../paint/frame.ts';
import {Rows} from '../panes/rows.tsx';
import {useServices} from '../services.ts';

/** An invocation: its clock while it runs, then what it came to. */
export function RunView({id, top, rect}: {id: number; top: number; rect: Rect}) {
  const {theme} = useConsole();
  const run = useSession(session => session.runs.find(entry => entry.id === id));
  const now = useClock(run?.outcome.state === 'running');
  if (run === undefined) return null;
  const width = innerWidth(rect.width);
  const lines = toLines(run, now).flatMap(({text, tone}) => wrapText(text, width).map(row => ({text: row, tone})));
  const count = rect.height - 2;
  const first = Math.max(0, Math.min(top, lines.length - count));
  const rows = lines.slice(first, first + count).map(({text, tone}) => ({text, paint: theme.tones[tone]}));
  const place =
    lines.length > count ? `  ${first + 1}–${Math.min(lines.length, first + count)} of ${lines.length}` : '';
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return (
    <Rows rows={frameRows(frame, rect.height, `${run.invocationType} ${run.name}${place}`, rows)} width={rect.width} />
  );
}

/** Milliseconds between two looks at the clock of a run. */
const tick = 500;

/** The time, read twice a second while something is awaited and never otherwise. */
function useClock(running: boolean): number {
  const {now} = useServices();
  const [time, setTime] = useState(() => now().getTime());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setTime(now().getTime()), tick);
    return () => clearInterval(timer);
  }, [running, now]);
  return time;
}

interface Line {
  readonly text: string;
  readonly tone: Tone;
}

function toLines({outcome, startedAt, target}: Run, now: number): Line[] {
  switch (outcome.state) {
    case 'running': {
      const limit = target.Timeout === undefined ? '' : ` of at most ${target.Timeout} s`;
      return [
        {text: `◌ running for ${seconds(Math.max(0, now - startedAt))}${limit}`, tone: 'accent'},
        {text: '', tone: 'plain'},
        {text: 'Esc leaves it: the function may still run, and its answer is shown when it comes.', tone: 'dim'},
      ];
    }
    case 'failed':
      return [
        {text: `✗ ${outcome.problem.what}`, tone: 'bad'},
        {text: outcome.problem.why, tone: 'plain'},
        {text: `→ ${outcome.problem.tryThis}`, tone: 'accent'},
        {text: '', tone: 'plain'},
        {text: `after ${seconds(outcome.elapsed)}. It was sent once and is not sent again by itself.`, tone: 'dim'},
      ];
    case 'done':
      return toAnswerLines(outcome.answer, outcome.elapsed);
  }
}

function toAnswerLines(answer: InvokeAnswer, elapsed: number): Line[] {
  const {status, executedVersion, functionError, report, error, response} = answer;
  const facts = [
    String(status),
    ...(executedVersion === undefined ? [] : [`version ${executedVersion}`]),
    `round trip ${seconds(elapsed)}`,
    ...(report === undefined ? [] : [showReport(report)]),
  ].join(' · ');
  const head: Line[] =
    functionError === undefined
      ? [{text: `✓ ${facts}`, tone: 'good'}]
      : [
          {text: `✗ the function failed (${functionError})`, tone: 'bad'},
          {text: facts, tone: 'dim'},
        ];
  const trace: Line[] =
    error === undefined
      ? []
      : [
          {text: '', tone: 'plain'},
          {text: `${error.type}: ${error.message}`, tone: 'bad'},
          ...error.trace.map(text => ({text: `  ${text}`, tone: 'bad' as const})),
        ];
  const body: Line[] = response.map(text => ({text, tone: 'plain'}));
  if (body.length === 0) body.push({text: withoutResponse(status), tone: 'dim'});
  return [...head, ...trace, {text: '', tone: 'plain'}, {text: 'Response', tone: 'heading'}, ...body];
}

function withoutResponse(status: number): string {
  if (status === 202) return 'Queued: the function runs by itself, nothing is answered.';
  if (status === 204) return 'A dry run: the function may be invoked like this; it was not.';
  return 'The answer has no payload.';
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

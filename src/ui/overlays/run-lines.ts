import {showReport} from '../../core/logs/report.ts';
import type {InvokeAnswer, Run} from '../../core/invoke/run.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';

interface Line {
  readonly text: string;
  readonly tone: Tone;
}

/** What a run says at a time (ms since 1970), in rows of at most `width` columns. */
export function toRunLines(run: Run, now: number, width: number): Line[] {
  return toLines(run, now).flatMap(({text, tone}) => wrapText(text, width).map(row => ({text: row, tone})));
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

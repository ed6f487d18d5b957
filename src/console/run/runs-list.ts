import {formatTimeOfDay} from '../../core/format/age.ts';
import {formatSeconds} from '../../core/format/seconds.ts';
import type {Run} from '../../core/run/run.ts';
import type {Tone} from '../../core/tone.ts';
import type {RunsState} from './states.ts';

/** The runs listed, the newest first. */
export function listedRuns(runs: readonly Run[], {only}: RunsState): readonly Run[] {
  return runs.filter(({target}) => only === undefined || target.FunctionName === only).toReversed();
}

/** Where the cursor is among them: on the selected one, else on the newest. */
export function cursorAmong(runs: readonly Run[], {selected}: RunsState): number {
  return Math.max(
    0,
    runs.findIndex(({id}) => id === selected),
  );
}

/** When it was sent, and what became of it, at a time (ms since 1970). */
export function formatRun(run: Run, now: number): {readonly time: string; readonly words: string; readonly tone: Tone} {
  return {time: formatTimeOfDay(new Date(run.startedAt)), ...formatOutcome(run, now)};
}

function formatOutcome(
  {outcome, request, startedAt, target, invocationType}: Run,
  now: number,
): {words: string; tone: Tone} {
  switch (outcome.state) {
    case 'running': {
      const limit = target.Timeout === undefined ? '' : ` of ${target.Timeout} s`;
      const many = outcome.tally === undefined ? limit : ` · ${outcome.tally.ended} of ${request.times}`;
      return {words: `◌ running ${formatSeconds(Math.max(0, now - startedAt))}${many}`, tone: 'accent'};
    }
    case 'failed':
      return {words: `✗ ${outcome.problem.what}`, tone: 'bad'};
    case 'counted': {
      const {sent, succeeded} = outcome.tally;
      const isGood = sent === succeeded;
      return {words: `${isGood ? '✓' : '✗'} ${succeeded} of ${sent} succeeded`, tone: isGood ? 'good' : 'warn'};
    }
    case 'done': {
      const {functionError, error, status} = outcome.answer;
      const took = formatSeconds(outcome.elapsed);
      if (functionError === undefined) return {words: `✓ ${invocationType} ${status} · ${took}`, tone: 'good'};
      return {words: `✗ ${error?.type ?? functionError} · ${took}`, tone: 'bad'};
    }
  }
}

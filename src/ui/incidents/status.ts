import {refreshEvery} from '../../console/incidents/board-keeper.ts';
import {toTimeOfDay} from '../../core/format/age.ts';
import {type Board, budget, functionsAtOnce, metricsOfCall, toCost} from '../../core/incidents/board.ts';
import {toGrouped} from '../../core/incidents/words.ts';
import type {Tone} from '../../core/tone.ts';

/** A line over the board, with its tone. */
export interface StatusLine {
  readonly text: string;
  readonly tone: Tone;
}

/** How the reading goes, what it costs, and what is not on the board. */
export function toStatus(board: Board, isSandbox: boolean): readonly StatusLine[] {
  return [toProgress(board, isSandbox), ...toProblems(board), ...toRest(board, isSandbox)];
}

function toProgress(board: Board, isSandbox: boolean): StatusLine {
  const {phase, calls, callsPlanned, metrics, listed, readAt} = board;
  const spent = `${calls} ${calls === 1 ? 'call' : 'calls'}, ${toGrouped(metrics)} metrics, ${toPrice(metrics, isSandbox)}`;
  if (phase === 'listing') return {text: `◌ listing functions: ${toGrouped(listed)} so far`, tone: 'accent'};
  if (phase === 'reading') {
    return {
      text: `◌ reading: call ${Math.min(calls + 1, callsPlanned)} of ${callsPlanned} so far planned, at most ${budgetOf(board)} · ${toGrouped(metrics)} metrics`,
      tone: 'accent',
    };
  }
  if (readAt === undefined) return {text: 'Nothing could be read yet; r tries again.', tone: 'warn'};
  const time = toTimeOfDay(new Date(readAt));
  return {text: `${time} · a refresh: ${spent} · every ${refreshEvery / 60_000} min`, tone: 'dim'};
}

/** Calls a refresh makes at most for as many functions as it looks at. */
function budgetOf({watched}: Board): number {
  return Math.max(1, Math.ceil(watched.length / functionsAtOnce)) * budget;
}

function toProblems({problem, listProblem, readAt, calls}: Board): readonly StatusLine[] {
  const partly = calls === 0 ? '' : ' What came before that is shown.';
  const kept =
    readAt === undefined ? partly : ` Figures marked ~ are older, from ${toTimeOfDay(new Date(readAt))} or before.`;
  return [
    ...(problem === undefined
      ? []
      : [
          {text: `✗ ${problem.what}: ${problem.why}`, tone: 'bad' as const},
          {text: `→ ${problem.tryThis}.${kept}`.replace('..', '.'), tone: 'accent' as const},
        ]),
    ...(listProblem === undefined
      ? []
      : [{text: `✗ not all functions were listed: ${listProblem.what}: ${listProblem.why}`, tone: 'bad' as const}]),
  ];
}

function toRest({listed, watched, phase}: Board, isSandbox: boolean): readonly StatusLine[] {
  if (phase === 'listing' || watched.length === 0 || listed <= watched.length) return [];
  const more = Math.min(functionsAtOnce, listed - watched.length);
  const cost = toPrice(budget * metricsOfCall, isSandbox);
  return [
    {
      text: `! only the ${toGrouped(watched.length)} of ${toGrouped(listed)} functions that were changed last; + looks at ${toGrouped(more)} more (at most ${budget} calls, ${cost})`,
      tone: 'warn',
    },
  ];
}

function toPrice(metrics: number, isSandbox: boolean): string {
  return isSandbox ? 'free in the sandbox' : toCost(metrics);
}

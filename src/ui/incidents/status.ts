import {refreshEvery} from '../../console/incidents/board-keeper.ts';
import {formatTimeOfDay} from '../../core/format/age.ts';
import {type Board, budget, formatCost, functionsAtOnce, metricsOfCall} from '../../core/incidents/board.ts';
import {formatGrouped} from '../../core/incidents/format-incident.ts';
import type {Tone} from '../../core/tone.ts';

/** A line over the board, with its tone. */
export interface StatusLine {
  readonly text: string;
  readonly tone: Tone;
}

/** How the reading goes, what it costs, and what is not on the board. */
export function buildBoardStatus(board: Board, isSandbox: boolean): readonly StatusLine[] {
  return [formatProgress(board, isSandbox), ...buildProblems(board), ...buildRest(board, isSandbox)];
}

function formatProgress(board: Board, isSandbox: boolean): StatusLine {
  const {phase, calls, callsPlanned, metrics, listed, readAt} = board;
  const spent = `${calls} ${calls === 1 ? 'call' : 'calls'}, ${formatGrouped(metrics)} metrics, ${formatPrice(metrics, isSandbox)}`;
  if (phase === 'listing') return {text: `◌ listing functions: ${formatGrouped(listed)} so far`, tone: 'accent'};
  if (phase === 'reading') {
    return {
      text: `◌ reading: call ${Math.min(calls + 1, callsPlanned)} of ${callsPlanned} so far planned, at most ${budgetOf(board)} · ${formatGrouped(metrics)} metrics`,
      tone: 'accent',
    };
  }
  if (readAt === undefined) return {text: 'Nothing could be read yet; r tries again.', tone: 'warn'};
  const time = formatTimeOfDay(new Date(readAt));
  return {text: `${time} · a refresh: ${spent} · every ${refreshEvery / 60_000} min`, tone: 'dim'};
}

/** Calls a refresh makes at most for as many functions as it looks at. */
function budgetOf({watched}: Board): number {
  return Math.max(1, Math.ceil(watched.length / functionsAtOnce)) * budget;
}

function buildProblems({problem, listProblem, readAt, calls}: Board): readonly StatusLine[] {
  const partly = calls === 0 ? '' : ' What came before that is shown.';
  const kept =
    readAt === undefined ? partly : ` Figures marked ~ are older, from ${formatTimeOfDay(new Date(readAt))} or before.`;
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

function buildRest({listed, watched, phase}: Board, isSandbox: boolean): readonly StatusLine[] {
  if (phase === 'listing' || watched.length === 0 || listed <= watched.length) return [];
  const more = Math.min(functionsAtOnce, listed - watched.length);
  const cost = formatPrice(budget * metricsOfCall, isSandbox);
  return [
    {
      text: `! only the ${formatGrouped(watched.length)} of ${formatGrouped(listed)} functions that were changed last; + looks at ${formatGrouped(more)} more (at most ${budget} calls, ${cost})`,
      tone: 'warn',
    },
  ];
}

function formatPrice(metrics: number, isSandbox: boolean): string {
  return isSandbox ? 'free in the sandbox' : formatCost(metrics);
}

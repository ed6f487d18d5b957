import {refreshEvery} from '../../console/signs/board-cache.ts';
import {leftAlone} from '../../console/tools/presence.ts';
import {findFunctionsOf} from '../../core/alarms/match-alarms.ts';
import {formatTimeOfDay} from '../../core/format/age.ts';
import {type Board, countCalls, functionsAtOnce, overviewCalls} from '../../core/incidents/board.ts';
import {formatCost} from '../../core/incidents/cost.ts';
import {metricsOfCall} from '../../core/incidents/plan.ts';
import {formatGrouped} from '../../core/signs/format-figures.ts';
import type {Tone} from '../../core/tone.ts';

/** A line over the board, with its tone. */
export interface StatusLine {
  readonly text: string;
  readonly tone: Tone;
}

/** How the reading goes, what it costs, and what is not on the board. */
export function buildBoardStatus(board: Board, isFree: boolean): readonly StatusLine[] {
  return [
    formatProgress(board, isFree),
    ...buildSleep(board),
    ...buildAlarms(board),
    ...buildProblems(board),
    ...buildRest(board, isFree),
  ];
}

function formatProgress(board: Board, isFree: boolean): StatusLine {
  const {phase, calls, metrics, listed, readAt, watched, states} = board;
  if (phase === 'listing') return {text: `◌ listing functions: ${formatGrouped(listed)} so far`, tone: 'accent'};
  if (phase === 'reading') {
    return {
      text: `◌ reading: call ${calls + 1} of at most ${countCalls(watched.length)} · ${formatGrouped(metrics)} metrics`,
      tone: 'accent',
    };
  }
  if (readAt === undefined) return {text: 'Nothing could be read yet; r tries again.', tone: 'warn'};
  const spent = `${calls} ${calls === 1 ? 'call' : 'calls'}, ${formatGrouped(metrics)} metrics`;
  const looked = states < watched.length ? ` · State of ${formatGrouped(states)} looked at` : '';
  const time = formatTimeOfDay(new Date(readAt));
  return {text: `${time} · a refresh: ${spent} · ${formatRate(metrics, isFree)}${looked}`, tone: 'dim'};
}

/** The price of what goes on by itself is one for an hour. */
function formatRate(metrics: number, isFree: boolean): string {
  const every = `every ${refreshEvery / 60_000} min`;
  return isFree
    ? `${every}, free: this is not AWS`
    : `${every}: ${formatCost(metrics * (3_600_000 / refreshEvery))} an hour`;
}

function buildSleep({isAsleep}: Board): readonly StatusLine[] {
  if (!isAsleep) return [];
  const minutes = leftAlone / 60_000;
  return [{text: `Reading has stopped: no key was pressed for ${minutes} min. Any key goes on.`, tone: 'warn'}];
}

/** Alarms of functions that are in ALARM, as many as have room. */
function buildAlarms({alarms = []}: Board): readonly StatusLine[] {
  const loud = alarms
    .filter(({state}) => state === 'ALARM')
    .flatMap(alarm => {
      const functions = findFunctionsOf(alarms, alarm);
      return functions.length === 0 ? [] : [`${alarm.name} (${functions.slice(0, 2).join(', ')})`];
    });
  if (loud.length === 0) return [];
  const shown = loud.slice(0, 3).join(' · ');
  const more = loud.length > 3 ? ` · ${loud.length - 3} more` : '';
  return [{text: `✗ in ALARM: ${shown}${more}`, tone: 'bad'}];
}

function buildProblems({problem, listProblem, readAt, calls, gaps}: Board): readonly StatusLine[] {
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
    ...gaps.map(text => ({text: `? ${text}`, tone: 'warn' as const})),
  ];
}

function buildRest({listed, watched, phase}: Board, isFree: boolean): readonly StatusLine[] {
  if (phase === 'listing' || watched.length === 0 || listed <= watched.length) return [];
  const more = Math.min(functionsAtOnce, listed - watched.length);
  const cost = isFree ? 'free: this is not AWS' : `${formatCost(overviewCalls * metricsOfCall)} a refresh`;
  return [
    {
      text: `! only the ${formatGrouped(watched.length)} of ${formatGrouped(listed)} functions that were changed last; + looks at ${formatGrouped(more)} more (at most ${overviewCalls} calls, ${cost})`,
      tone: 'warn',
    },
  ];
}

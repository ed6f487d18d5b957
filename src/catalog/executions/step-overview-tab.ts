import type {DetailLine} from '../../core/detail-line.ts';
import {formatStepTime, formatTook, toStepTone} from '../../core/durable/format-step.ts';
import type {Step} from '../../core/durable/step.ts';
import {drawWaterfall} from '../../core/durable/waterfall.ts';
import {formatMoment} from '../../core/format/age.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {heading, note, row, rowIfAny} from '../../core/format/rows.ts';
import type {Item} from '../../core/item.ts';
import {defineTabOf} from '../../core/resource/resource.ts';
import {buildErrorLines} from './error-lines.ts';

/** Attempts that are shown of a step that was tried often: the last ones. */
const shownAttempts = 20;

/** What a step is, how it stands, when it ran, how often it was tried and what went wrong. */
export const stepOverviewTab = defineTabOf<Step & Item>()({
  title: 'Overview',
  reads: {},
  lines: (step, _answers, {now, width}) => [
    row('Name', step.name),
    row('What', `${step.kind}${step.subType === undefined ? '' : ` (${step.subType})`}`),
    row('State', step.state === 'left' ? 'not finished when the execution ended' : step.state, toStepTone(step.state)),
    row('Began', formatMoment(toIso(step.startedAt), now)),
    ...(step.endedAt === undefined ? [] : [row('Ended', formatMoment(toIso(step.endedAt), now))]),
    row(step.endedAt === undefined ? 'Has taken' : 'Took', formatStepTime(step, now)),
    ...buildDue(step, now),
    ...rowIfAny('Invokes', step.functionName),
    ...rowIfAny('Its execution', step.invokedExecutionArn),
    ...rowIfAny('Heard of every', step.heartbeat && formatDuration(step.heartbeat)),
    ...rowIfAny('Callback id', step.callbackId),
    row('When', drawWaterfall(step, Math.max(8, Math.min(60, width - 22)), now.getTime()), toStepTone(step.state)),
    ...buildErrorLines(step.error),
    ...buildAttempts(step, now),
    ...rowIfAny('Id', step.id),
  ],
});

/** Until when is waited: of what still does. */
function buildDue({endedAt, dueAt, state, kind}: Step, now: Date): readonly DetailLine[] {
  if (endedAt !== undefined || dueAt === undefined || state === 'left') return [];
  const label = kind === 'wait' ? 'Goes on' : 'Ends at the latest';
  return [row(state === 'retrying' || kind === 'step' ? 'Tried again' : label, formatMoment(toIso(dueAt), now))];
}

function buildAttempts({attempts}: Step, now: Date): readonly DetailLine[] {
  if (attempts.length < 2) return [];
  const left = attempts.length - shownAttempts;
  return [
    heading('Attempts'),
    ...(left > 0 ? [note(`${left} before these`)] : []),
    ...attempts.slice(-shownAttempts).map((attempt, index) => {
      const took = formatTook((attempt.endedAt ?? now.getTime()) - attempt.startedAt);
      const words = attempt.error?.ErrorMessage ?? (attempt.endedAt === undefined ? 'running' : 'well');
      return row(
        `${Math.max(0, left) + index + 1}`,
        `${took}  ${words}`,
        attempt.error === undefined ? undefined : 'bad',
      );
    }),
  ];
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}

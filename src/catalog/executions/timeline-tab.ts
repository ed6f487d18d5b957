import {formatStepName, formatStepTime, toStepTone} from '../../core/durable/format-step.ts';
import {readSteps} from '../../core/durable/read-steps.ts';
import type {HistoryEvent, Step} from '../../core/durable/step.ts';
import {drawWaterfall} from '../../core/durable/waterfall.ts';
import {formatMember} from '../../core/format/members.ts';
import {note} from '../../core/format/rows.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {fitText} from '../../core/text/fit.ts';
import {toHistoryInput} from './execution.ts';

/** Columns of a duration. */
const timeWidth = 8;

/** The steps of an execution, each with a bar of when it ran, as wide as there is room. */
export const timelineTab = defineTab<'ListDurableExecutionsByFunction'>()({
  title: 'Timeline',
  reads: {events: readAll('GetDurableExecutionHistory', toHistoryInput)},
  lines: (execution, {events}, {now, width}) =>
    fromAnswer(events, 'No history.', all => {
      const steps = stepsOf(all, formatMember(execution.DurableExecutionArn));
      if (steps.length === 0) return [note('No history.')];
      const left = steps.length - shown;
      const nameWidth = Math.max(12, Math.floor(width * 0.4));
      const barWidth = Math.max(4, width - nameWidth - timeWidth - 2);
      const rows = steps.slice(0, shown).map(step => ({
        value: step.name,
        parts: [
          {text: `${fitText(formatStepName(step), nameWidth)} `, tone: 'plain' as const},
          {text: fitText(drawWaterfall(step, barWidth, now.getTime()), barWidth), tone: toStepTone(step.state)},
          {text: ` ${fitText(formatStepTime(step, now), timeWidth, 'end', 'right')}`, tone: 'dim' as const},
        ],
      }));
      return left > 0 ? [...rows, note(`… ${left} more: the list of steps has all of them.`)] : rows;
    }),
});

/** Detail lays out all of its lines with every frame. */
const shown = 300;

const read = new WeakMap<readonly HistoryEvent[], readonly Step[]>();

/** The steps of a history, read once. */
function stepsOf(events: readonly HistoryEvent[], arn: string): readonly Step[] {
  const known = read.get(events) ?? readSteps(events, arn);
  read.set(events, known);
  return known;
}

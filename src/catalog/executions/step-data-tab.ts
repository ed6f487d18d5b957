import type {Step} from '../../core/durable/step.ts';
import {buildPayloadLines} from '../../core/format/payload-lines.ts';
import {heading} from '../../core/format/rows.ts';
import type {Item} from '../../core/item.ts';
import {defineTabOf} from '../../core/resource/resource.ts';

/** What a step was given, and what came of it. */
export const stepDataTab = defineTabOf<Step & Item>()({
  title: 'Data',
  reads: {},
  lines: ({input, result, error, endedAt}) => [
    heading('Input'),
    ...buildPayloadLines(input?.text, 'None that the history tells.', input?.isCut),
    heading('Result'),
    ...buildPayloadLines(result?.text, endedAt === undefined ? 'None yet.' : formatNone(error), result?.isCut),
  ],
});

function formatNone(error: Step['error']): string {
  return error === undefined ? 'None.' : 'None: it failed.';
}

import type {QueuesState} from '../../console/queues/states.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {buildQueueFacts, formatQueueRow, toQueueTone} from '../../core/queues/format-queue.ts';
import type {PlacedRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {buildListWithFacts} from './list-with-facts.ts';

/** The queues of a function: how deep they are, how old what is in them, and what they are to it. */
export function buildQueuesView(
  parts: DrawnConsole,
  {title, entries, known, notes, index}: QueuesState,
  rect: Rect,
): readonly PlacedRows[] {
  const width = innerWidth(rect.width);
  const entry = entries?.[index];
  const none = entries === undefined ? 'The queues are being found…' : 'No queue has to do with it.';
  return buildListWithFacts(parts.theme, rect, {
    title: `Queues of ${title}`,
    notes: [
      ...notes.map(text => ({text: `✗ ${text}`, tone: 'warn' as const})),
      ...(entry === undefined ? [{text: none, tone: 'dim' as const}] : []),
    ],
    heading: formatQueueRow(undefined, undefined, width),
    rows: (entries ?? []).map(one => ({
      text: formatQueueRow(one, known[one.arn], width),
      tone: toQueueTone(one, known[one.arn]),
    })),
    index,
    facts: entry === undefined ? [] : buildQueueFacts(entry, known[entry.arn]),
  });
}

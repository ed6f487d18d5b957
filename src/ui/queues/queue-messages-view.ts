import type {QueueMessagesState} from '../../console/queues/states.ts';
import {formatTimeOfDay} from '../../core/format/age.ts';
import {formatJsonLines} from '../../core/format/json.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {formatMessageRow} from '../../core/queues/format-queue.ts';
import {toQueueTitle} from '../../core/queues/queue-entry.ts';
import type {PlacedRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {buildListWithFacts} from './list-with-facts.ts';

/** Messages that were received, and the body of the one under the cursor. */
export function buildQueueMessagesView(
  parts: DrawnConsole,
  state: QueueMessagesState,
  rect: Rect,
): readonly PlacedRows[] {
  const {entry, facts, messages, receivedAt, index} = state;
  const now = parts.controller.tools.services.now();
  const width = innerWidth(rect.width);
  const until = formatTimeOfDay(new Date(receivedAt + facts.visibility * 1000));
  const selected = messages[index];
  const attributes = Object.entries(selected?.attributes ?? {}).map(
    ([name, {text, bytes}]) => `${name}: ${text ?? bytes ?? ''}`,
  );
  return buildListWithFacts(parts.theme, rect, {
    title: `Messages of ${toQueueTitle(entry.arn)}`,
    notes: [{text: `Looking has counted as a receive, and hides them from all others until ${until}.`, tone: 'warn'}],
    heading: formatMessageRow(undefined, now, width),
    rows: messages.map(message => ({text: formatMessageRow(message, now, width), tone: 'plain' as const})),
    index,
    facts: selected === undefined ? [] : [...attributes, ...formatJsonLines(selected.body)],
  });
}

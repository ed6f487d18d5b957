import type {QueuesState} from '../../console/queues/states.ts';
import {innerWidth} from '../../core/layout.ts';
import {buildQueueFacts, formatQueueRow, toQueueTone} from '../../core/queues/format-queue.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {ListWithFacts} from './list-with-facts.tsx';

/** The queues of a function: how deep they are, how old what is in them, and what they are to it. */
export function QueuesView({state: {title, entries, known, notes, index}, rect}: DialogViewProps<QueuesState>) {
  const width = innerWidth(rect.width);
  const entry = entries?.[index];
  const none = entries === undefined ? 'The queues are being found…' : 'No queue has to do with it.';
  return (
    <ListWithFacts
      rect={rect}
      title={`Queues of ${title}`}
      notes={[
        ...notes.map(text => ({text: `✗ ${text}`, tone: 'warn' as const})),
        ...(entry === undefined ? [{text: none, tone: 'dim' as const}] : []),
      ]}
      heading={formatQueueRow(undefined, undefined, width)}
      rows={(entries ?? []).map(one => ({
        text: formatQueueRow(one, known[one.arn], width),
        tone: toQueueTone(one, known[one.arn]),
      }))}
      index={index}
      facts={entry === undefined ? [] : buildQueueFacts(entry, known[entry.arn])}
    />
  );
}

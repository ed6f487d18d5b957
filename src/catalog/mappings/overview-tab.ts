import {formatMoment} from '../../core/format/age.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {readEventSource} from '../../core/format/event-source.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {editable, formatUnknown, note, row, rowIfAny} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildQueueRows, toSourceQueue} from '../lines/queue-lines.ts';
import {toMappingTone, toResultTone} from './state.ts';

const tab = defineTab<'ListEventSourceMappings'>();

/** What is polled, whether it is, how that went last, and for whom. */
export const mappingOverviewTab = tab({
  title: 'Overview',
  reads: {mapping: read('GetEventSourceMapping', toMappingInput)},
  queue: toSourceQueue,
  lines: (item, {mapping}, {now, queue}) => {
    const {kind, name} = readEventSource(item);
    return [
      ...(mapping.state === 'failed'
        ? [note(`From the list; the fresh state is ${formatUnknown(mapping.problem, 'GetEventSourceMapping')}.`)]
        : []),
      row('Source', `${kind} ${name}`),
      ...(queue === undefined ? [] : buildQueueRows(queue)),
      editable('Enabled', row('State', item.State, toMappingTone(item))),
      ...rowIfAny('Reason', item.StateTransitionReason),
      row('Last result', item.LastProcessingResult, toResultTone(item)),
      editable('FunctionName', row('Function', item.FunctionArn)),
      editable('BatchSize', row('Batch size', item.BatchSize)),
      editable(
        'MaximumBatchingWindowInSeconds',
        row('Batching window', formatDuration(item.MaximumBatchingWindowInSeconds)),
      ),
      editable(
        'DestinationConfig.OnFailure.Destination',
        row('On failure', item.DestinationConfig?.OnFailure?.Destination),
      ),
      row('Modified', formatMoment(item.LastModified, now)),
      row('Source ARN', item.EventSourceArn),
      row('UUID', item.UUID),
      row('ARN', item.EventSourceMappingArn),
    ];
  },
});

/** The input that names a mapping; undefined for one without UUID. */
export function toMappingInput(mapping: ItemOf<'ListEventSourceMappings'>): {UUID: string} | undefined {
  const UUID = toOptionalText(mapping.UUID);
  return UUID === undefined ? undefined : {UUID};
}

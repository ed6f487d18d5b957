import {formatMoment} from '../../core/format/age.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {readEventSource} from '../../core/format/event-source.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {formatUnknown, note, row, rowIfAny} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {toMappingTone, toResultTone} from './state.ts';

const tab = defineTab<'ListEventSourceMappings'>();

/** What is polled, whether it is, how that went last, and for whom. */
export const mappingOverviewTab = tab({
  title: 'Overview',
  reads: {mapping: read('GetEventSourceMapping', toMappingInput)},
  lines: (item, {mapping}, {now}) => {
    const current = mapping.state === 'ready' ? {...item, ...mapping.value} : item;
    const {kind, name} = readEventSource(current);
    return [
      ...(mapping.state === 'failed'
        ? [note(`From the list; the fresh state is ${formatUnknown(mapping.problem, 'GetEventSourceMapping')}.`)]
        : []),
      row('Source', `${kind} ${name}`),
      row('State', current.State, toMappingTone(current)),
      ...rowIfAny('Reason', current.StateTransitionReason),
      row('Last result', current.LastProcessingResult, toResultTone(current)),
      row('Function', current.FunctionArn),
      row('Batch size', current.BatchSize),
      row('Batching window', formatDuration(current.MaximumBatchingWindowInSeconds)),
      row('On failure', current.DestinationConfig?.OnFailure?.Destination),
      row('Modified', formatMoment(current.LastModified, now)),
      row('Source ARN', current.EventSourceArn),
      row('UUID', current.UUID),
      row('ARN', current.EventSourceMappingArn),
    ];
  },
});

function toMappingInput(mapping: ItemOf<'ListEventSourceMappings'>): {UUID: string} | undefined {
  const UUID = toOptionalText(mapping.UUID);
  return UUID === undefined ? undefined : {UUID};
}

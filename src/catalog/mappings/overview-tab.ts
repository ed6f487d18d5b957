import {toMoment} from '../../core/format/age.ts';
import {toDuration} from '../../core/format/duration.ts';
import {toEventSource} from '../../core/format/event-source.ts';
import {toOptionalText} from '../../core/format/members.ts';
import {note, row, rowIfAny, toUnknown} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {toResultTone, toStateTone} from './state.ts';

const tab = defineTab<'ListEventSourceMappings'>();

/** What is polled, whether it is, how that went last, and for whom. */
export const overviewTab = tab({
  title: 'Overview',
  reads: {mapping: read('GetEventSourceMapping', toMappingInput)},
  lines: (item, {mapping}, {now}) => {
    const current = mapping.state === 'ready' ? {...item, ...mapping.value} : item;
    const {kind, name} = toEventSource(current);
    return [
      ...(mapping.state === 'failed'
        ? [note(`From the list; the fresh state is ${toUnknown(mapping.problem, 'GetEventSourceMapping')}.`)]
        : []),
      row('Source', `${kind} ${name}`),
      row('State', current.State, toStateTone(current)),
      ...rowIfAny('Reason', current.StateTransitionReason),
      row('Last result', current.LastProcessingResult, toResultTone(current)),
      row('Function', current.FunctionArn),
      row('Batch size', current.BatchSize),
      row('Batching window', toDuration(current.MaximumBatchingWindowInSeconds)),
      row('On failure', current.DestinationConfig?.OnFailure?.Destination),
      row('Modified', toMoment(current.LastModified, now)),
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

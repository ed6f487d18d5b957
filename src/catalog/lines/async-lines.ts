import type {DetailLine} from '../../core/detail-line.ts';
import {formatMoment} from '../../core/format/age.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {editable, row} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';

/** What a function, version or alias does when nothing else is set (Lambda developer guide, "Asynchronous invocation"). */
export const asyncDefaults = 'No settings of its own: 2 retries, events up to 6 h old (the defaults), no destinations.';

/** What becomes of asynchronous events: retries, age and destinations. */
export function buildAsyncLines(config: ItemOf<'ListFunctionEventInvokeConfigs'>, now: Date): readonly DetailLine[] {
  return [
    editable('MaximumRetryAttempts', row('Retries', config.MaximumRetryAttempts)),
    editable('MaximumEventAgeInSeconds', row('Longest age', formatDuration(config.MaximumEventAgeInSeconds))),
    editable(
      'DestinationConfig.OnSuccess.Destination',
      row('On success', config.DestinationConfig?.OnSuccess?.Destination),
    ),
    editable(
      'DestinationConfig.OnFailure.Destination',
      row('On failure', config.DestinationConfig?.OnFailure?.Destination),
    ),
    row('Modified', formatMoment(config.LastModified, now)),
  ];
}

import {formatMoment} from '../../core/format/age.ts';
import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatDuration} from '../../core/format/duration.ts';
import {toList} from '../../core/format/members.ts';
import {heading, note, row} from '../../core/format/rows.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {toFunctionInput} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();
const defaults = 'No settings of its own: 2 retries, events up to 6 h old (the defaults), no destinations.';

/** What becomes of asynchronous events: retries, age, destinations, per version or alias. */
export const asyncTab = tab({
  title: 'Async',
  keys: {n: 'PutFunctionEventInvokeConfig', e: 'PutFunctionEventInvokeConfig', D: 'DeleteFunctionEventInvokeConfig'},
  reads: {configs: readAll('ListFunctionEventInvokeConfigs', toFunctionInput)},
  lines: (item, {configs}, {now}) => [
    row('Dead-letter target', item.DeadLetterConfig?.TargetArn),
    ...fromAnswer(configs, defaults, all =>
      toList(all).length === 0
        ? [note(defaults)]
        : toList(all).flatMap(config => [
            heading(parseFunctionArn(config.FunctionArn)?.qualifier ?? '$LATEST'),
            row('Retries', config.MaximumRetryAttempts),
            row('Longest age', formatDuration(config.MaximumEventAgeInSeconds)),
            row('On success', config.DestinationConfig?.OnSuccess?.Destination),
            row('On failure', config.DestinationConfig?.OnFailure?.Destination),
            row('Modified', formatMoment(config.LastModified, now)),
          ]),
    ),
  ],
});

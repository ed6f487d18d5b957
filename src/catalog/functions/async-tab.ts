import {parseFunctionArn} from '../../core/format/arn.ts';
import {toList} from '../../core/format/members.ts';
import {heading, note, row} from '../../core/format/rows.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {asyncDefaults, buildAsyncLines} from '../lines/async-lines.ts';
import {toFunctionInput} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();

/** What becomes of asynchronous events: retries, age, destinations, per version or alias. */
export const asyncTab = tab({
  title: 'Async',
  keys: {n: 'PutFunctionEventInvokeConfig', e: 'PutFunctionEventInvokeConfig', D: 'DeleteFunctionEventInvokeConfig'},
  reads: {configs: readAll('ListFunctionEventInvokeConfigs', toFunctionInput)},
  lines: (item, {configs}, {now}) => [
    row('Dead-letter target', item.DeadLetterConfig?.TargetArn),
    ...fromAnswer(configs, asyncDefaults, all =>
      toList(all).length === 0
        ? [note(asyncDefaults)]
        : toList(all).flatMap(config => [
            heading(parseFunctionArn(config.FunctionArn)?.qualifier ?? '$LATEST'),
            ...buildAsyncLines(config, now),
          ]),
    ),
  ],
});

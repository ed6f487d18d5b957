import {parseFunctionArn} from '../../core/format/arn.ts';
import {toList} from '../../core/format/members.ts';
import {heading, note} from '../../core/format/rows.ts';
import {fromAnswer, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildUrlLines} from '../lines/url-lines.ts';
import {toFunctionInput} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();
const none = 'No function URL.';

/** The function's web addresses, who may call them, and what browsers are told. */
export const urlTab = tab({
  title: 'URL',
  keys: {n: 'CreateFunctionUrlConfig', e: 'UpdateFunctionUrlConfig', D: 'DeleteFunctionUrlConfig'},
  reads: {urls: readAll('ListFunctionUrlConfigs', toFunctionInput)},
  lines: (_item, {urls}, {now}) =>
    fromAnswer(urls, none, all =>
      toList(all).length === 0
        ? [note(none)]
        : toList(all).flatMap(config => [
            heading(parseFunctionArn(config.FunctionArn)?.qualifier ?? '$LATEST'),
            ...buildUrlLines(config, now),
          ]),
    ),
});

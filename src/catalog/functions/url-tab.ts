import {toList, toOptionalText} from '../../core/format/members.ts';
import {heading, note} from '../../core/format/rows.ts';
import {fromAnswer, read, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildUrlLines} from '../lines/url-lines.ts';
import {noPolicy, pickUrlPolicy, readUrlPolicies, toUrlAlias} from '../lines/url-policies.ts';
import {toFunctionInput} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();
const none = 'No function URL.';

/** The function's web addresses, who may call them, and what browsers are told. */
export const urlTab = tab({
  title: 'URL',
  keys: {n: 'CreateFunctionUrlConfig', e: 'UpdateFunctionUrlConfig', D: 'DeleteFunctionUrlConfig'},
  reads: {
    urls: readAll('ListFunctionUrlConfigs', toFunctionInput),
    policy: read('GetPolicy', toFunctionInput, noPolicy),
  },
  further: (item, {urls}) => readUrlPolicies(toOptionalText(item.FunctionName), urls),
  lines: (_item, {urls, policy}, {now, further}) =>
    fromAnswer(urls, none, all =>
      toList(all).length === 0
        ? [note(none)]
        : toList(all).flatMap(config => [
            heading(toUrlAlias(config) ?? '$LATEST'),
            ...buildUrlLines(config, pickUrlPolicy(config, policy, further), now),
          ]),
    ),
});

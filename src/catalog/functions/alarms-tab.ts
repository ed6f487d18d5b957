import {isSameFunction} from '../../core/format/arn.ts';
import {toList, toOptionalNumber, toOptionalText} from '../../core/format/members.ts';
import {readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildAlarmTab} from '../lines/alarm-lines.ts';
import {toFunctionInput} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();

/** The alarms of a function, and which of those that AWS recommends are missing. */
export const alarmsTab = tab({
  title: 'Alarms',
  alarms: true,
  keys: {n: 'PutMetricAlarm', e: 'EditAlarm', D: 'DeleteAlarms'},
  reads: {
    mappings: readAll('ListEventSourceMappings', () => ({})),
    asyncConfigs: readAll('ListFunctionEventInvokeConfigs', toFunctionInput),
  },
  lines: (item, {mappings, asyncConfigs}, {alarms = {state: 'absent'}, now, region, endpoint}) => {
    const own = mappings.state === 'ready' ? toList(mappings.value) : [];
    const configs = asyncConfigs.state === 'ready' ? toList(asyncConfigs.value) : [];
    const of = {
      functionName: toOptionalText(item.FunctionName) ?? '',
      timeout: toOptionalNumber(item.Timeout),
      readsStream: own.some(
        ({FunctionArn, EventSourceArn}) =>
          isSameFunction(FunctionArn, item.FunctionArn) && /:(?:kinesis|dynamodb):/.test(EventSourceArn ?? ''),
      ),
      hasDeadLetters: toOptionalText(item.DeadLetterConfig?.TargetArn) !== undefined,
      hasDestinations: configs.some(({DestinationConfig: to}) =>
        [to?.OnFailure, to?.OnSuccess].some(end => toOptionalText(end?.Destination) !== undefined),
      ),
    };
    return buildAlarmTab(alarms, of, {now, region, endpoint});
  },
});

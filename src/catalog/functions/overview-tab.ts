import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {formatMember, toList, toOptionalText} from '../../core/format/members.ts';
import {formatRoutingSentence} from '../../core/format/routing.ts';
import {buildRows, rowsFromAnswer} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {read, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildAlarmRows} from '../lines/alarm-lines.ts';
import {noPolicy, readUrlPolicies} from '../lines/url-policies.ts';
import {withAges} from './check-ages.ts';
import {buildCheckRows, buildHealthRow} from './check-rows.ts';
import {checkHealth} from './checks.ts';
import {readConfiguration, toFunctionInput} from './configuration.ts';
import {buildFactRows, buildStateRows} from './facts.ts';

const none = {state: 'absent'} as const;
const tab = defineTab<'ListFunctions'>();

/** What a function is, where its aliases lead, and why it may not be running. */
export const functionOverviewTab = tab({
  title: 'Overview',
  reads: {
    configuration: readConfiguration,
    aliases: readAll('ListAliases', toFunctionInput),
    // All of the account: asked for one function the service leaves out those of its aliases.
    mappings: readAll('ListEventSourceMappings', () => ({})),
    asyncConfigs: readAll('ListFunctionEventInvokeConfigs', toFunctionInput),
    recursion: read('GetFunctionRecursionConfig', toFunctionInput),
    policy: read('GetPolicy', toFunctionInput, noPolicy),
    urls: readAll('ListFunctionUrlConfigs', toFunctionInput),
    account: read('GetAccountSettings', () => ({})),
  },
  further: (item, {urls}) => readUrlPolicies(toOptionalText(item.FunctionName), urls),
  traffic: true,
  alarms: true,
  lines: (item, answers, context) => {
    const {traffic = none, board = none, further: aliasPolicies = {}} = context;
    const known = {...answers, traffic, board, aliasPolicies};
    const checks = withAges(checkHealth(item, known), known);
    return [
      ...buildStateRows(item, answers.configuration),
      buildHealthRow(checks),
      ...buildFactRows(item, context),
      ...buildAliasRows(answers.aliases),
      ...(context.alarms === undefined
        ? []
        : buildAlarmRows(context.alarms, toOptionalText(item.FunctionName) ?? '', context.now)),
      ...buildCheckRows(checks),
    ];
  },
});

function buildAliasRows(answer: Answer<readonly ItemOf<'ListAliases'>[]>): readonly DetailLine[] {
  return rowsFromAnswer('Aliases', answer, 'ListAliases', aliases =>
    buildRows(
      'Aliases',
      toList(aliases).map(alias => `${formatMember(alias.Name)} → ${formatRoutingSentence(alias)}`),
      'none',
    ),
  );
}

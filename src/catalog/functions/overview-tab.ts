import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {toList, toText} from '../../core/format/members.ts';
import {toRoutingSentence} from '../../core/format/routing.ts';
import {rowsFromAnswer, rowsOf} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {read, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {toCheckRows, toHealthRow} from './check-rows.ts';
import {toChecks} from './checks.ts';
import {readConfiguration, toCurrent, toFunctionInput} from './configuration.ts';
import {toFactRows, toStateRows} from './facts.ts';

const tab = defineTab<'ListFunctions'>();

/** What a function is, where its aliases lead, and why it may not be running. */
export const overviewTab = tab({
  title: 'Overview',
  reads: {
    configuration: readConfiguration,
    aliases: readAll('ListAliases', toFunctionInput),
    concurrency: read('GetFunctionConcurrency', toFunctionInput),
    // All of the account: asked for one function the service leaves out those of its aliases.
    mappings: readAll('ListEventSourceMappings', () => ({})),
    asyncConfigs: readAll('ListFunctionEventInvokeConfigs', toFunctionInput),
    recursion: read('GetFunctionRecursionConfig', toFunctionInput),
    policy: read('GetPolicy', toFunctionInput, ['ResourceNotFoundException']),
    urls: readAll('ListFunctionUrlConfigs', toFunctionInput),
    account: read('GetAccountSettings', () => ({})),
  },
  traffic: true,
  lines: (item, answers, context) => {
    const current = toCurrent(item, answers.configuration);
    const checks = toChecks(current, {...answers, traffic: context.traffic ?? {state: 'absent'}});
    return [
      ...toStateRows(current),
      toHealthRow(checks),
      ...toFactRows(current, context),
      ...toAliasRows(answers.aliases),
      ...toCheckRows(checks),
    ];
  },
});

function toAliasRows(answer: Answer<readonly ItemOf<'ListAliases'>[]>): readonly DetailLine[] {
  return rowsFromAnswer('Aliases', answer, 'ListAliases', aliases =>
    rowsOf(
      'Aliases',
      toList(aliases).map(alias => `${toText(alias.Name)} → ${toRoutingSentence(alias)}`),
      'none',
    ),
  );
}

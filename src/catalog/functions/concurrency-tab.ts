import type {DetailLine} from '../../core/detail-line.ts';
import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, isMissing, toList} from '../../core/format/members.ts';
import {editable, heading, note, row, rowIfAny} from '../../core/format/rows.ts';
import {formatSize} from '../../core/format/size.ts';
import {fromAnswer, read, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import type {OperationOutput} from '../../schema/index.ts';
import {formatProvisioned} from '../lines/provisioned.ts';
import {type KnownFunction, readConfiguration, toFunctionInput} from './configuration.ts';
import {isClosed} from './state.ts';

const tab = defineTab<'ListFunctions'>();

/** How many calls may run at once: reserved for the function, provisioned per version or alias, and the account's total. */
export const concurrencyTab = tab({
  title: 'Concurrency',
  keys: {n: 'PutFunctionConcurrency', e: 'PutFunctionConcurrency', D: 'DeleteFunctionConcurrency'},
  reads: {
    configuration: readConfiguration,
    provisioned: readAll('ListProvisionedConcurrencyConfigs', toFunctionInput),
    account: read('GetAccountSettings', () => ({})),
  },
  lines: (item, {configuration, provisioned, account}) => [
    heading('Reserved'),
    ...fromAnswer(configuration, 'None reserved.', () => buildReservedRows(item)),
    heading('Provisioned'),
    ...fromAnswer(provisioned, 'None provisioned.', configs =>
      toList(configs).length === 0
        ? [note('None provisioned.')]
        : toList(configs).flatMap(config => [
            row(
              parseFunctionArn(config.FunctionArn)?.qualifier ?? formatMember(config.FunctionArn),
              formatProvisioned(config),
            ),
            ...rowIfAny('Reason', config.StatusReason, 'bad'),
          ]),
    ),
    heading('Account'),
    ...fromAnswer(account, 'No account settings.', buildAccountRows),
  ],
});

function buildReservedRows(item: KnownFunction): readonly DetailLine[] {
  return [editable('ReservedConcurrentExecutions', buildReservedRow(item))];
}

function buildReservedRow(item: KnownFunction): DetailLine {
  const {ReservedConcurrentExecutions: reserved} = item.Concurrency ?? {};
  if (isMissing(reserved)) return row('Reserved', "none: runs in the account's unreserved share");
  return isClosed(item) ? row('Reserved', '✗ 0: every call is throttled', 'bad') : row('Reserved', reserved);
}

function buildAccountRows(answer: OperationOutput<'GetAccountSettings'>): readonly DetailLine[] {
  const {AccountLimit: limit, AccountUsage: usage} = answer ?? {};
  return [
    row('At once, in all', limit?.ConcurrentExecutions),
    row('Unreserved', limit?.UnreservedConcurrentExecutions),
    row('Functions', usage?.FunctionCount),
    row('Code storage', `${formatSize(usage?.TotalCodeSize)} of ${formatSize(limit?.TotalCodeSize)}`),
  ];
}

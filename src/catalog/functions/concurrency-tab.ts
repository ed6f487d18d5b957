import type {DetailLine} from '../../core/detail-line.ts';
import {parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, isMissing, toList} from '../../core/format/members.ts';
import {editable, heading, note, row, rowIfAny} from '../../core/format/rows.ts';
import {formatSize} from '../../core/format/size.ts';
import {fromAnswer, read, readAll} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import type {OperationOutput} from '../../schema/index.ts';
import {formatProvisioned} from '../lines/provisioned.ts';
import {toFunctionInput} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();

/** How many calls may run at once: reserved for the function, provisioned per version or alias, and the account's total. */
export const concurrencyTab = tab({
  title: 'Concurrency',
  keys: {n: 'PutFunctionConcurrency', e: 'PutFunctionConcurrency', D: 'DeleteFunctionConcurrency'},
  reads: {
    reserved: read('GetFunctionConcurrency', toFunctionInput),
    provisioned: readAll('ListProvisionedConcurrencyConfigs', toFunctionInput),
    account: read('GetAccountSettings', () => ({})),
  },
  lines: (_item, {reserved, provisioned, account}) => [
    heading('Reserved'),
    ...fromAnswer(reserved, 'None reserved.', buildReservedRows),
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

function buildReservedRows(answer: OperationOutput<'GetFunctionConcurrency'>): readonly DetailLine[] {
  const {ReservedConcurrentExecutions: reserved} = answer ?? {};
  return [editable('ReservedConcurrentExecutions', buildReservedRow(reserved))];
}

function buildReservedRow(reserved: number | undefined): DetailLine {
  if (isMissing(reserved)) return row('Reserved', "none: runs in the account's unreserved share");
  return reserved === 0 ? row('Reserved', '✗ 0: every call is throttled', 'bad') : row('Reserved', reserved);
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

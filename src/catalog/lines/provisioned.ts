import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {formatMember} from '../../core/format/members.ts';
import {row, rowIfAny, rowsFromAnswer} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {OperationOutput} from '../../schema/index.ts';

type Provisioned = OperationOutput<'GetProvisionedConcurrencyConfig'> | ItemOf<'ListProvisionedConcurrencyConfigs'>;

/** Environments kept ready: `READY · 5 available of 5 requested`. */
export function formatProvisioned(config: Provisioned): string {
  const available = formatMember(config.AvailableProvisionedConcurrentExecutions);
  return `${formatMember(config.Status)} · ${available} available of ${formatMember(config.RequestedProvisionedConcurrentExecutions)} requested`;
}

/** The same as rows for one version or alias; when it has none, a row says so. */
export function buildProvisionedRows(
  answer: Answer<OperationOutput<'GetProvisionedConcurrencyConfig'>>,
): readonly DetailLine[] {
  return rowsFromAnswer('Provisioned', answer, 'GetProvisionedConcurrencyConfig', config =>
    config === undefined
      ? [{label: 'Provisioned', value: 'none', tone: 'dim'}]
      : [row('Provisioned', formatProvisioned(config)), ...rowIfAny('Reason', config.StatusReason, 'bad')],
  );
}

/** The error code of a version or alias without provisioned concurrency. */
export const notProvisioned = ['ProvisionedConcurrencyConfigNotFoundException'];

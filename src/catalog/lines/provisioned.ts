import type {Answer, DetailLine} from '../../core/detail-line.ts';
import {toText} from '../../core/format/members.ts';
import {row, rowIfAny, rowsFromAnswer} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {OperationOutput} from '../../schema/index.ts';

type Provisioned = OperationOutput<'GetProvisionedConcurrencyConfig'> | ItemOf<'ListProvisionedConcurrencyConfigs'>;

/** Environments kept ready: `READY · 5 available of 5 requested`. */
export function toProvisioned(config: Provisioned): string {
  const available = toText(config.AvailableProvisionedConcurrentExecutions);
  return `${toText(config.Status)} · ${available} available of ${toText(config.RequestedProvisionedConcurrentExecutions)} requested`;
}

/** The same as rows for one version or alias; when it has none, a row says so. */
export function toProvisionedRows(
  answer: Answer<OperationOutput<'GetProvisionedConcurrencyConfig'>>,
): readonly DetailLine[] {
  return rowsFromAnswer('Provisioned', answer, 'GetProvisionedConcurrencyConfig', config =>
    config === undefined
      ? [{label: 'Provisioned', value: 'none', tone: 'dim'}]
      : [row('Provisioned', toProvisioned(config)), ...rowIfAny('Reason', config.StatusReason, 'bad')],
  );
}

/** The error code of a version or alias without provisioned concurrency. */
export const notProvisioned = ['ProvisionedConcurrencyConfigNotFoundException'];

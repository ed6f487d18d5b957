import {parseFunctionArn} from '../core/format/arn.ts';
import {toOptionalText} from '../core/format/members.ts';
import type {MetricTarget} from '../core/metrics/metric-target.ts';

/** Whose metrics a function's, version's or alias's are, by a name or ARN; undefined when it does not tell. */
export function toMetricTarget(nameOrArn: unknown, qualifier?: unknown): MetricTarget | undefined {
  const text = toOptionalText(nameOrArn);
  const functionName = parseFunctionArn(text)?.name ?? text;
  if (functionName === undefined) return undefined;
  const named = toOptionalText(qualifier);
  return {functionName, ...(named !== undefined && {qualifier: named})};
}

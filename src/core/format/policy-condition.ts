import {formatMember, toEntries} from './members.ts';

/**
 * Condition keys that tell who calls, and so can keep callers out (IAM user guide, global condition keys, and what it calls
 * a non-public policy). Others, such as `aws:SecureTransport`, hold for anyone.
 */
const keysOfCallers =
  /^(aws:(Source(Arn|Account|OrgId|OrgPaths|Ip|Vpc|Vpce|VpcArn)|Principal(Arn|Account|OrgId|OrgPaths|ServiceName|Tag\/.+)|Vpce(Account|OrgId|OrgPaths)|userid|username)|lambda:EventSourceToken)$/i;

/** Operators that hold only for the values named: not what is left out, nor when the key is missing, too. */
const limiting = /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|IpAddress)$/i;

/** Whether a statement's condition keeps some callers out. All conditions have to hold: one that does is enough. */
export function limitsCallers(condition: unknown): boolean {
  if (!isRecord(condition)) return false;
  return toEntries(condition).some(
    ([operator, keys]) =>
      limiting.test(operator) &&
      isRecord(keys) &&
      toEntries(keys).some(([key, values]) => keysOfCallers.test(key) && isSpecific(values)),
  );
}

/** Any of the values will do: all of them must leave somebody out. */
function isSpecific(values: unknown): boolean {
  const all = Array.isArray(values) ? values : [values];
  return all.length > 0 && all.every(value => !leavesNobodyOut(formatMember(value)));
}

/** Nothing but wildcards, of an ARN in its account and its resource; all addresses there are. */
function leavesNobodyOut(value: string): boolean {
  if (/^[*?]*$/.test(value) || /^(0\.0\.0\.0|::)\/0$/.test(value)) return true;
  const [scheme, , , , account = '', ...resource] = value.split(':');
  return scheme === 'arn' && /^[*?]*$/.test(account) && /^[*?]*$/.test(resource.join(':'));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import {toItems, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {parseRecord} from '../../core/json.ts';

/** The ids of a policy's statements; none of what is no policy. */
export function parseStatementIds(policy: unknown): readonly string[] {
  return parseStatements(policy)
    .map(({Sid}) => toOptionalText(Sid))
    .filter(id => id !== undefined);
}

/** Whom a policy lets use what it is of, in words: its statements; that there is one, where these have no ids. */
export function formatGrants({Policy: policy}: Item): readonly string[] {
  const ids = parseStatementIds(policy).map(id => `statement ${id} of its policy`);
  return ids.length === 0 && policy !== undefined ? ['a policy of its own'] : ids;
}

/** The statement of that id, as the members of AddPermission; undefined when it says more than they can. */
export function findPermission(policy: unknown, id: unknown): Item | undefined {
  const statement = parseStatements(policy).find(({Sid}) => Sid === id);
  if (statement === undefined || statement['Effect'] !== 'Allow' || typeof statement['Action'] !== 'string')
    return undefined;
  const principal = parsePrincipal(statement['Principal']);
  const conditions = parseConditions(statement['Condition']);
  if (principal === undefined || conditions === undefined) return undefined;
  return {StatementId: id, Action: statement['Action'], Principal: principal, ...conditions};
}

/** Which member of AddPermission or AddLayerVersionPermission a condition of the policy came from. */
const members: Readonly<Record<string, string>> = {
  'aws:sourcearn': 'SourceArn',
  'aws:sourceaccount': 'SourceAccount',
  'aws:principalorgid': 'PrincipalOrgID',
  'lambda:eventsourcetoken': 'EventSourceToken',
  'lambda:functionurlauthtype': 'FunctionUrlAuthType',
  'lambda:invokedviafunctionurl': 'InvokedViaFunctionUrl',
};

function parseConditions(condition: unknown): Item | undefined {
  const pairs = Object.values((condition ?? {}) as Item).flatMap(keys => Object.entries(keys as Item));
  const named = pairs.map(([key, value]) => [members[key.toLowerCase()], value] as const);
  if (named.some(([name, value]) => name === undefined || typeof value !== 'string')) return undefined;
  return Object.fromEntries(
    named.map(([name, value]) => [name, name === 'InvokedViaFunctionUrl' ? value === 'true' : value]),
  );
}

/** A service's name, or of an account its id: the service writes it as the ARN of its root. */
function parsePrincipal(principal: unknown): string | undefined {
  if (typeof principal === 'string') return principal;
  const values = Object.values((principal ?? {}) as Item);
  const [value] = values;
  if (values.length !== 1 || typeof value !== 'string') return undefined;
  return /^arn:[^:]+:iam::(\d{12}):root$/.exec(value)?.[1] ?? value;
}

function parseStatements(policy: unknown): readonly Item[] {
  const document = typeof policy === 'string' ? parseRecord(policy) : undefined;
  return toItems(document?.['Statement']);
}

import {toEntries} from '../format/members.ts';
import {coversAction, isForAnyone, type RawStatement, readStatements} from '../format/policy.ts';

/** What a policy has to allow anyone, and the condition that keeps it to calls through a URL without authentication. */
export interface UrlGrant {
  readonly action: 'lambda:InvokeFunctionUrl' | 'lambda:InvokeFunction';
  readonly condition: string;
}

/** Whether anyone gets in through a URL without authentication. */
export interface UrlAccess {
  /** What no statement allows. */
  readonly missing: readonly UrlGrant[];
  /** Statements that deny it, by their ids. */
  readonly denying: readonly string[];
}

const grants: readonly UrlGrant[] = [
  {action: 'lambda:InvokeFunctionUrl', condition: 'FunctionUrlAuthType NONE'},
  {action: 'lambda:InvokeFunction', condition: 'InvokedViaFunctionUrl'},
];

/** Since when a new URL needs both, in milliseconds since 1970 (Lambda developer guide, "Control access to function URLs"). */
const both = Date.UTC(2025, 9, 1);

/**
 * Looks for what a URL without authentication needs in the policy of its function or alias; undefined for a policy that cannot
 * be read. No policy is one without statements. `created` in milliseconds since 1970, when it is known.
 */
export function findUrlAccess(policy: string | undefined, created: number | undefined): UrlAccess | undefined {
  const statements = policy === undefined ? [] : readStatements(policy);
  if (statements === undefined) return undefined;
  const open = statements.filter(isForAnyone);
  const isAllowed = ({action}: UrlGrant) =>
    open.some(one => one['Effect'] === 'Allow' && coversAction(one, action) && judgeCall(one) !== 'fails');
  const needed = created !== undefined && created < both ? grants.slice(0, 1) : grants;
  const denying = open.filter(
    one =>
      one['Effect'] === 'Deny' && judgeCall(one) === 'holds' && needed.some(({action}) => coversAction(one, action)),
  );
  return {
    missing: needed.filter(grant => !isAllowed(grant)),
    denying: denying.map(({Sid}) => (typeof Sid === 'string' && Sid !== '' ? Sid : 'one without an id')),
  };
}

/** What is so of a call through such a URL, by the keys of conditions. */
const facts: Readonly<Record<string, string>> = {
  'lambda:functionurlauthtype': 'none',
  'lambda:invokedviafunctionurl': 'true',
  'aws:securetransport': 'true',
};

/** Whether a statement's condition holds for a call through such a URL; `unknown` where that depends on the call. */
function judgeCall({Condition}: RawStatement): 'holds' | 'fails' | 'unknown' {
  const judged = toEntries(toRecord(Condition)).flatMap(([operator, keys]) =>
    toEntries(toRecord(keys)).map(([key, values]) => judgeCondition(operator, facts[key.toLowerCase()], values)),
  );
  if (judged.includes('fails')) return 'fails';
  return judged.includes('unknown') ? 'unknown' : 'holds';
}

function judgeCondition(operator: string, fact: string | undefined, values: unknown) {
  const [, negated] = /^(?:String|Bool)(Not)?(?:Equals|EqualsIgnoreCase|Like)?(?:IfExists)?$/i.exec(operator) ?? [null];
  if (fact === undefined || negated === null) return 'unknown';
  const all = (Array.isArray(values) ? values : [values]).map(value => String(value).toLowerCase());
  const isNamed = all.some(value => value === fact || value === '*');
  return isNamed === (negated === undefined) ? 'holds' : 'fails';
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

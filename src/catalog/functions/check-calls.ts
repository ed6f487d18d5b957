import type {Answer} from '../../core/detail-line.ts';
import {toList} from '../../core/format/members.ts';
import {parsePolicy} from '../../core/format/policy.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Traffic} from '../../core/metrics/traffic.ts';
import type {OperationOutput} from '../../schema/index.ts';
import {bad, fine, judge, noteworthy, unknown, type Verdict} from './verdict.ts';

/** What tells whether anything may call the function, or should. */
export interface Callers {
  readonly policy: Answer<OperationOutput<'GetPolicy'>>;
  readonly urls: Answer<readonly ItemOf<'ListFunctionUrlConfigs'>[]>;
  /** Mappings of the function; undefined while they are not known. */
  readonly mappings: number | undefined;
}

/**
 * Who may call it. A service that calls a function, and a URL without authentication, need a statement in its policy; what
 * polls for it and identities of the same account do not (Lambda developer guide, "Resource-based policies").
 */
export function checkPolicy({policy, urls, mappings}: Callers): Verdict {
  if (policy.state === 'ready') return checkStatements(policy.value);
  if (policy.state !== 'absent') return judge(policy, 'GetPolicy', checkStatements);
  const isOpen = urls.state === 'ready' && toList(urls.value).some(({AuthType}) => AuthType === 'NONE');
  if (isOpen) return bad('no policy: its public URL refuses everyone', 'a, Add permission mends it');
  if ((mappings ?? 0) > 0) return fine('no policy, and none is needed: its mappings poll for it');
  return noteworthy('no policy: no service may call it, only identities of this account', 'a, Add permission mends it');
}

function checkStatements(answer: OperationOutput<'GetPolicy'>): Verdict {
  const statements = parsePolicy(answer?.Policy);
  if (statements === undefined) return unknown('unknown (the policy cannot be read as one)');
  const who = (effect: string) => [
    ...new Set(statements.filter(statement => statement.effect === effect).flatMap(({principals}) => principals)),
  ];
  const [allowed, denied] = [who('Allow'), who('Deny')];
  if (denied.length > 0)
    return noteworthy(
      `denied to ${formatNames(denied)}${allowed.length === 0 ? '' : `, allowed to ${formatNames(allowed)}`}`,
    );
  return allowed.length === 0
    ? noteworthy('a policy without statements: no service may call it', 'a, Add permission mends it')
    : fine(`may be called by ${formatNames(allowed)}`);
}

/** The first two; the Permissions tab has all. */
function formatNames(principals: readonly string[]): string {
  const names = principals.map(name => (name === '*' ? 'anyone' : name.replace(/^Service /, '')));
  const more = names.length > 2 ? ` and ${names.length - 2} more` : '';
  return `${names.slice(0, 2).join(', ')}${more}`;
}

/** Calls refused for want of concurrency in the last hour. */
export function checkThrottles(
  traffic: Answer<Traffic>,
  account: Answer<OperationOutput<'GetAccountSettings'>>,
): Verdict {
  if (traffic.state === 'pending') return {result: 'pending', words: 'checking'};
  if (traffic.state === 'absent') return checkHeadroom(account, 'metrics are off');
  if (traffic.state === 'failed') {
    const reason = traffic.problem.kind === 'denied' ? 'no permission: cloudwatch:GetMetricData' : traffic.problem.what;
    return checkHeadroom(account, reason);
  }
  const {throttles, calls} = traffic.value;
  if (throttles === 0) return fine('none in the last hour');
  const ran = calls.reduce((sum, count) => sum + count, 0);
  const words = `${throttles} in the last hour, beside ${ran} that ran`;
  return ran === 0 ? bad(words, '! shows what is reserved') : noteworthy(words, '! shows what is reserved');
}

/** Without metrics: whether the account has any concurrency left to give. */
function checkHeadroom(account: Answer<OperationOutput<'GetAccountSettings'>>, reason: string): Verdict {
  const left = account.state === 'ready' ? account.value?.AccountLimit?.UnreservedConcurrentExecutions : undefined;
  if (left === 0) return bad('the account has no unreserved concurrency left', 'a, Reserve concurrency secures some');
  return unknown(`unknown (${reason})`);
}

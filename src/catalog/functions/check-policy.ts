import type {Answer} from '../../core/detail-line.ts';
import {parsePolicy} from '../../core/format/policy.ts';
import type {OperationOutput} from '../../schema/index.ts';
import {advise, fine, judge, unknown, type Verdict} from './verdict.ts';

/** What tells whether anything may call the function, or should. */
export interface Callers {
  readonly policy: Answer<OperationOutput<'GetPolicy'>>;
  /** Mappings of the function; undefined while they are not known. */
  readonly mappings: number | undefined;
}

/**
 * Who may call it. A service that calls a function needs a statement in its policy; what polls for it and identities of the
 * same account do not (Lambda developer guide, "Resource-based policies").
 */
export function checkPolicy({policy, mappings}: Callers): Verdict {
  if (policy.state === 'ready') return checkStatements(policy.value);
  if (policy.state !== 'absent') return judge(policy, 'GetPolicy', checkStatements);
  if ((mappings ?? 0) > 0) return fine('no policy, and none is needed: its mappings poll for it');
  return advise('no policy: no service may call it, only identities of this account', 'a, Add permission mends it');
}

function checkStatements(answer: OperationOutput<'GetPolicy'>): Verdict {
  const statements = parsePolicy(answer?.Policy);
  if (statements === undefined) return unknown('unknown (the policy cannot be read as one)');
  const who = (effect: string) => [
    ...new Set(statements.filter(statement => statement.effect === effect).flatMap(({principals}) => principals)),
  ];
  const [allowed, denied] = [who('Allow'), who('Deny')];
  if (denied.length > 0)
    return advise(
      `denied to ${formatNames(denied)}${allowed.length === 0 ? '' : `, allowed to ${formatNames(allowed)}`}`,
    );
  return allowed.length === 0
    ? advise('a policy without statements: no service may call it', 'a, Add permission mends it')
    : fine(`may be called by ${formatNames(allowed)}`);
}

/** The first two; the Permissions tab has all. */
function formatNames(principals: readonly string[]): string {
  const names = principals.map(name => (name === '*' ? 'anyone' : name.replace(/^Service /, '')));
  const more = names.length > 2 ? ` and ${names.length - 2} more` : '';
  return `${names.slice(0, 2).join(', ')}${more}`;
}

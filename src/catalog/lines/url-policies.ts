import type {Answer} from '../../core/detail-line.ts';
import {parseFunctionArn} from '../../core/format/arn.ts';
import {toList} from '../../core/format/members.ts';
import {findUrlAccess, type UrlAccess} from '../../core/health/public-url.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {type Read, read} from '../../core/resource/detail.ts';
import type {OperationOutput} from '../../schema/index.ts';

/** The policy of a function or alias as a tab has it. */
export type PolicyAnswer = Answer<OperationOutput<'GetPolicy'>>;

type Url = Pick<ItemOf<'ListFunctionUrlConfigs'>, 'AuthType' | 'FunctionArn'>;
type Policies = Readonly<Record<string, Answer<unknown>>>;

/** What an error of GetPolicy means: there is none. */
export const noPolicy = ['ResourceNotFoundException'];

/** The alias that a URL leads to; undefined for one of the function itself. */
export function toUrlAlias({FunctionArn}: Pick<Url, 'FunctionArn'>): string | undefined {
  return parseFunctionArn(FunctionArn)?.qualifier;
}

/** Who may call a URL without authentication stands in the policy of its alias: the reads of those, by the aliases' names. */
export function readUrlPolicies(
  FunctionName: string | undefined,
  urls: Answer<readonly Url[]>,
): Readonly<Record<string, Read<unknown, unknown>>> {
  if (FunctionName === undefined || urls.state !== 'ready') return {};
  const aliases = toList(urls.value).flatMap(url => (url.AuthType === 'NONE' ? (toUrlAlias(url) ?? []) : []));
  return Object.fromEntries(
    aliases.map(Qualifier => [Qualifier, read('GetPolicy', () => ({FunctionName, Qualifier}), noPolicy)]),
  );
}

/** The policy that is asked when a URL is called: that of its alias, or of the function. */
export function pickUrlPolicy(
  url: Pick<Url, 'FunctionArn'>,
  own: PolicyAnswer,
  ofAliases: Policies = {},
): PolicyAnswer {
  const alias = toUrlAlias(url);
  if (alias === undefined) return own;
  return Object.hasOwn(ofAliases, alias) ? (ofAliases[alias] as PolicyAnswer) : {state: 'pending'};
}

/** Whether anyone gets in through a URL without authentication; undefined while that is not known. */
export function readUrlAccess(
  {CreationTime}: {readonly CreationTime?: string | undefined},
  policy: PolicyAnswer,
): UrlAccess | undefined {
  if (policy.state !== 'ready' && policy.state !== 'absent') return undefined;
  const created = Date.parse(CreationTime ?? '');
  const text = policy.state === 'absent' ? undefined : (policy.value?.Policy ?? '');
  return findUrlAccess(text, Number.isNaN(created) ? undefined : created);
}

/**
 * Why nobody gets in, in words: `no statement allows principal * lambda:InvokeFunctionUrl (FunctionUrlAuthType NONE)`;
 * undefined when anyone does.
 */
export function formatRefusal({missing, denying}: UrlAccess): string | undefined {
  if (denying.length > 0) return `a statement denies it: ${denying.join(', ')}`;
  if (missing.length === 0) return undefined;
  const named = missing.map(({action, condition}) => `${action} (${condition})`);
  return `no statement allows principal * ${named.join(' and ')}`;
}

import type {Answer} from '../../core/detail-line.ts';
import {toList} from '../../core/format/members.ts';
import {formatUnknown} from '../../core/format/rows.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import {formatRefusal, type PolicyAnswer, pickUrlPolicy, readUrlAccess, toUrlAlias} from '../lines/url-policies.ts';
import {advise, bad, fine, judge, unknown, type Verdict} from './verdict.ts';

type Url = ItemOf<'ListFunctionUrlConfigs'>;

/** What tells who gets in through the URLs of a function and its aliases. */
export interface UrlAnswers {
  readonly urls: Answer<readonly Url[]>;
  readonly policy: PolicyAnswer;
  /** Policies of aliases that have a URL without authentication, by the aliases' names. */
  readonly aliasPolicies: Readonly<Record<string, Answer<unknown>>>;
}

/** Whether the URLs let in whom they should: one without authentication needs a policy that allows anyone, too. */
export function checkUrls(answers: UrlAnswers): Verdict {
  return judge(answers.urls, 'ListFunctionUrlConfigs', all => {
    const urls = toList(all);
    if (urls.length === 0) return fine('no function URL');
    const open = urls.filter(({AuthType}) => AuthType === 'NONE');
    const verdicts = open.map(url => checkUrl(url, pickUrlPolicy(url, answers.policy, answers.aliasPolicies)));
    const worst = (['bad', 'pending', 'unknown'] as const).flatMap(
      result => verdicts.find(one => one.result === result) ?? [],
    );
    return worst[0] ?? verdicts[0] ?? fine(`callers have to sign: ${urls.map(formatUrl).join(', ')}`);
  });
}

function checkUrl(url: Url, policy: PolicyAnswer): Verdict {
  const name = formatUrl(url);
  if (policy.state === 'pending') return {result: 'pending', words: 'checking'};
  if (policy.state === 'failed') return unknown(`${name}: ${formatUnknown(policy.problem, 'GetPolicy')}`);
  const access = readUrlAccess(url, policy);
  if (access === undefined) return unknown(`${name}: unknown (the policy cannot be read as one)`);
  const refusal = formatRefusal(access);
  if (refusal === undefined) return advise(`${name}: anyone may call it, without credentials`);
  const alias = toUrlAlias(url);
  const key = access.denying.length > 0 ? 'a, Remove permission' : 'a, Add permission';
  const mend = alias === undefined ? `${key} mends it` : `${key} with Qualifier ${alias} mends it`;
  return bad(`${name}: AuthType NONE, but it refuses everyone: ${refusal}`, mend);
}

function formatUrl(url: Url): string {
  return toUrlAlias(url) ?? 'its URL';
}

import type {ItemOf, ListOperation} from '../../core/list-operation.ts';
import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {asyncDefaults, buildAsyncLines} from './async-lines.ts';
import {buildPolicyLines} from './policy-lines.ts';
import {buildUrlLines} from './url-lines.ts';

/** Names the function and the version or alias of an item; undefined when it does not tell. */
type Pick<Name extends ListOperation> = (item: ItemOf<Name>) => {FunctionName: string; Qualifier?: string} | undefined;

const none = ['ResourceNotFoundException'];

/** The web address of an alias. */
export function defineQualifiedUrlTab<Name extends ListOperation>(pick: Pick<Name>) {
  return defineTab<Name>()({
    title: 'URL',
    keys: {n: 'CreateFunctionUrlConfig', e: 'UpdateFunctionUrlConfig', D: 'DeleteFunctionUrlConfig'},
    reads: {url: read('GetFunctionUrlConfig', pick, none), policy: read('GetPolicy', pick, none)},
    lines: (_item, {url, policy}, {now}) =>
      fromAnswer(url, 'No URL of its own.', answer => buildUrlLines(answer ?? {}, policy, now)),
  });
}

/** What becomes of the asynchronous events of a version or alias. */
export function defineQualifiedAsyncTab<Name extends ListOperation>(pick: Pick<Name>) {
  return defineTab<Name>()({
    title: 'Async',
    keys: {n: 'PutFunctionEventInvokeConfig', e: 'PutFunctionEventInvokeConfig', D: 'DeleteFunctionEventInvokeConfig'},
    reads: {config: read('GetFunctionEventInvokeConfig', pick, none)},
    lines: (_item, {config}, {now}) => fromAnswer(config, asyncDefaults, answer => buildAsyncLines(answer ?? {}, now)),
  });
}

/** Who may call a version or alias, by a policy of its own. */
export function defineQualifiedPermissionsTab<Name extends ListOperation>(pick: Pick<Name>) {
  return defineTab<Name>()({
    title: 'Permissions',
    keys: {n: 'AddPermission', D: 'RemovePermission'},
    reads: {policy: read('GetPolicy', pick, none)},
    lines: (_item, {policy}) =>
      fromAnswer(
        policy,
        'No policy of its own: only identities of this account with IAM permissions may call it.',
        answer => buildPolicyLines(answer?.Policy),
      ),
  });
}

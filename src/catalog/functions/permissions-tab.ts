import {fromAnswer, read} from '../../core/resource/detail.ts';
import {defineTab} from '../../core/resource/resource.ts';
import {buildPolicyLines} from '../lines/policy-lines.ts';
import {toFunctionInput} from './configuration.ts';

const tab = defineTab<'ListFunctions'>();

/** Who may call the function, by its own policy. */
export const permissionsTab = tab({
  title: 'Permissions',
  keys: {n: 'AddPermission', D: 'RemovePermission'},
  reads: {policy: read('GetPolicy', toFunctionInput, ['ResourceNotFoundException'])},
  lines: (_item, {policy}) =>
    fromAnswer(policy, 'No policy: only identities of this account with IAM permissions may call it.', answer =>
      buildPolicyLines(answer?.Policy),
    ),
});

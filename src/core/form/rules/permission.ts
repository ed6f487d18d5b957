import {findJsonError, showJsonError} from '../../edit/json-error.ts';
import {error, type FormRule, ruleFor, text} from './rule.ts';

const noneOnLatest = ruleFor(['AddPermission', 'RemovePermission'], input =>
  input['Qualifier'] === '$LATEST'
    ? error('Qualifier', '$LATEST has no policy of its own: leave it out for the function')
    : [],
);

const accountIsDigits = ruleFor(['AddPermission'], input => {
  const account = text(input, 'SourceAccount');
  return account === '' || /^\d{12}$/.test(account) ? [] : error('SourceAccount', 'is a number of 12 digits');
});

const urlAuthFitsAction = ruleFor(['AddPermission'], input =>
  input['FunctionUrlAuthType'] !== undefined && text(input, 'Action') !== 'lambda:InvokeFunctionUrl'
    ? error('FunctionUrlAuthType', 'belongs to the action lambda:InvokeFunctionUrl')
    : [],
);

const organizationNeedsAnyone = ruleFor(['AddLayerVersionPermission'], input =>
  input['OrganizationId'] !== undefined && input['Principal'] !== '*'
    ? error('Principal', 'must be * when an organization is named')
    : [],
);

const policyIsJson = ruleFor(['PutResourcePolicy'], input => {
  const policy = text(input, 'Policy');
  if (policy === '') return [];
  if (new TextEncoder().encode(policy).length > 20_480) return error('Policy', 'has more than 20 KB');
  const problem = findJsonError(policy);
  return problem === undefined ? [] : error('Policy', `is ${showJsonError(problem)}`);
});

/** What a permission may say. */
export const permissionRules: readonly FormRule[] = [
  noneOnLatest,
  accountIsDigits,
  urlAuthFitsAction,
  organizationNeedsAnyone,
  policyIsJson,
];

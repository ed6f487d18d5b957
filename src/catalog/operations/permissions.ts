import {parsePolicy} from '../../core/format/policy.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation.ts';
import {toPermission, toStatementIds} from './statements.ts';
import {pick, toTagged, toTarget, unlessPublished} from './target.ts';

const on = ['functions', 'versions', 'aliases'];
const target = ['FunctionName', 'Qualifier'] as const;
const unavailable = unlessPublished('its policy is that of the function');

const policy: CurrentState = {
  operation: 'GetPolicy',
  of: ['FunctionName'],
  may: ['Qualifier'],
  input: fixed => pick(fixed, ...target),
  absent: ['ResourceNotFoundException'],
  toGuard: ({RevisionId}) => ({RevisionId}),
};

const resourcePolicy: CurrentState = {
  operation: 'GetResourcePolicy',
  of: ['ResourceArn'],
  input: fixed => pick(fixed, 'ResourceArn'),
  absent: ['ResourceNotFoundException'],
  toGuard: ({RevisionId}) => ({RevisionId}),
};

/** Who may call a function, version or alias. */
export const permissionOperations: readonly OperationDeclaration[] = [
  defineOperation<'AddPermission'>({
    operation: 'AddPermission',
    on,
    unavailable,
    danger: ({Principal}) => (Principal === '*' ? 'exposes' : 'changes'),
    fill: toTarget,
    preset: () => ({Action: 'lambda:InvokeFunction'}),
    common: ['SourceArn', 'SourceAccount', 'PrincipalOrgID'],
    current: policy,
    confirm: ({Principal, FunctionName}) => (Principal === '*' ? String(FunctionName) : undefined),
    undo: sent => ({operation: 'RemovePermission', input: pick(sent, ...target, 'StatementId')}),
  }),
  defineOperation<'RemovePermission'>({
    operation: 'RemovePermission',
    on,
    unavailable,
    fill: toTarget,
    current: {
      ...policy,
      toKept: answer => pick(answer, 'Policy'),
      toChoices: ({Policy}) => ({StatementId: toStatementIds(Policy)}),
    },
    undo: (sent, {Policy}) => {
      const permission = toPermission(Policy, sent['StatementId']);
      return permission && {operation: 'AddPermission', input: {...pick(sent, ...target), ...permission}};
    },
  }),
  defineOperation<'PutResourcePolicy'>({
    operation: 'PutResourcePolicy',
    on: ['functions'],
    title: 'Edit resource policy',
    danger: ({Policy}) => (isPublic(Policy) ? 'exposes' : 'changes'),
    fill: selection => ({ResourceArn: toTagged(selection).Resource}),
    current: {...resourcePolicy, toValues: answer => pick(answer, 'Policy')},
    confirm: ({Policy, ResourceArn}) => (isPublic(Policy) ? toLastPart(ResourceArn) : undefined),
  }),
  defineOperation<'DeleteResourcePolicy'>({
    operation: 'DeleteResourcePolicy',
    on: ['functions'],
    fill: selection => ({ResourceArn: toTagged(selection).Resource}),
    current: resourcePolicy,
  }),
];

/** The name in an ARN. */
function toLastPart(arn: unknown): string {
  return String(arn).replace(/^arn:.*[:/](?=.)/, '');
}

function isPublic(text: unknown): boolean {
  return parsePolicy(text)?.some(({reach}) => reach !== 'limited') ?? false;
}

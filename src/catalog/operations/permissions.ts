import {type PolicyStatement, parsePolicy} from '../../core/format/policy.ts';
import type {Item} from '../../core/item.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
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
    exposes: toOpened,
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
    exposes: ({Policy}) => toOpenStatements(Policy).map(toStatementOpened).join(' '),
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
  return toOpenStatements(text).length > 0;
}

function toOpenStatements(text: unknown): readonly PolicyStatement[] {
  return parsePolicy(text)?.filter(({reach}) => reach !== 'limited') ?? [];
}

function toStatementOpened({sid, actions, reach}: PolicyStatement): string {
  const through = reach === 'url' ? ', through its URL without AWS credentials' : '';
  return `${sid ?? 'A statement'} lets anyone do ${actions.join(', ')}${through}.`;
}

/** Members of AddPermission that keep some of those out whom `*` lets in. */
const limits = ['SourceArn', 'SourceAccount', 'PrincipalOrgID'];

function toOpened(input: Item): string {
  const {Action, FunctionName, Qualifier} = input;
  const name = Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
  const given = limits.filter(limit => input[limit] !== undefined).map(limit => `${limit} ${input[limit]}`);
  const who = given.length === 0 ? 'anyone, in any AWS account,' : `anyone with ${given.join(' and ')}`;
  return `This lets ${who} do ${Action} on ${name}.`;
}

import {type PolicyStatement, parsePolicy} from '../../core/format/policy.ts';
import type {Item} from '../../core/item.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {needsPolicy, needsResourcePolicy} from './requirements.ts';
import {findPermission, parseStatementIds} from './statements.ts';
import {findTarget, pickMembers, pickTagged, unlessPublished} from './target.ts';
import {offerSecondUrlGrant} from './url-grants.ts';

const on = ['functions', 'versions', 'aliases'];
const target = ['FunctionName', 'Qualifier'] as const;
const unavailable = unlessPublished('its policy is that of the function');

const policy: CurrentState = {
  operation: 'GetPolicy',
  of: ['FunctionName'],
  may: ['Qualifier'],
  input: fixed => pickMembers(fixed, ...target),
  absent: ['ResourceNotFoundException'],
  toGuard: ({RevisionId}) => ({RevisionId}),
  toKept: pickPolicy,
};

const resourcePolicy: CurrentState = {
  operation: 'GetResourcePolicy',
  of: ['ResourceArn'],
  input: fixed => pickMembers(fixed, 'ResourceArn'),
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
    exposes: formatOpened,
    fill: findTarget,
    preset: () => ({Action: 'lambda:InvokeFunction'}),
    common: ['SourceArn', 'SourceAccount', 'PrincipalOrgID'],
    current: policy,
    confirm: ({Principal, FunctionName}) => (Principal === '*' ? String(FunctionName) : undefined),
    follow: offerSecondUrlGrant,
    undo: sent => ({operation: 'RemovePermission', input: pickMembers(sent, ...target, 'StatementId')}),
  }),
  defineOperation<'RemovePermission'>({
    operation: 'RemovePermission',
    requires: needsPolicy,
    on,
    unavailable,
    fill: findTarget,
    current: {
      ...policy,
      toChoices: ({Policy}) => ({StatementId: parseStatementIds(Policy)}),
    },
    undo: (sent, {Policy}) => {
      const permission = findPermission(Policy, sent['StatementId']);
      return permission && {operation: 'AddPermission', input: {...pickMembers(sent, ...target), ...permission}};
    },
  }),
  defineOperation<'PutResourcePolicy'>({
    operation: 'PutResourcePolicy',
    on: ['functions'],
    title: 'Edit resource policy',
    danger: ({Policy}) => (isPublic(Policy) ? 'exposes' : 'changes'),
    exposes: ({Policy}) => findOpenStatements(Policy).map(formatOpenStatement).join(' '),
    fill: selection => ({ResourceArn: pickTagged(selection).Resource}),
    current: {...resourcePolicy, toValues: pickPolicy},
    undo: ({ResourceArn}, before) => buildResourcePolicy(ResourceArn, before),
    confirm: ({Policy, ResourceArn}) => (isPublic(Policy) ? toLastPart(ResourceArn) : undefined),
  }),
  defineOperation<'DeleteResourcePolicy'>({
    operation: 'DeleteResourcePolicy',
    requires: needsResourcePolicy,
    on: ['functions'],
    fill: selection => ({ResourceArn: pickTagged(selection).Resource}),
    current: {...resourcePolicy, toKept: pickPolicy},
    confirm: ({ResourceArn}) => `${toLastPart(ResourceArn)}:policy`,
    removes: (_, kept) => pickPolicy(kept),
    undo: ({ResourceArn}, before) => buildResourcePolicy(ResourceArn, before),
  }),
];

/** The name in an ARN. */
function toLastPart(arn: unknown): string {
  return String(arn).replace(/^arn:.*[:/](?=.)/, '');
}

function isPublic(text: unknown): boolean {
  return findOpenStatements(text).length > 0;
}

function findOpenStatements(text: unknown): readonly PolicyStatement[] {
  return parsePolicy(text)?.filter(({reach}) => reach !== 'limited') ?? [];
}

function formatOpenStatement({sid, actions, reach}: PolicyStatement): string {
  const through = reach === 'url' ? ', through its URL without AWS credentials' : '';
  return `${sid ?? 'A statement'} lets anyone do ${actions.join(', ')}${through}.`;
}

/** Members of AddPermission that keep some of those out whom `*` lets in. */
const limits = ['SourceArn', 'SourceAccount', 'PrincipalOrgID'];

function formatOpened(input: Item): string {
  const {Action, FunctionName, Qualifier} = input;
  const name = Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
  const given = limits.filter(limit => input[limit] !== undefined).map(limit => `${limit} ${input[limit]}`);
  const who = given.length === 0 ? 'anyone, in any AWS account,' : `anyone with ${given.join(' and ')}`;
  return `This lets ${who} do ${Action} on ${name}.`;
}

function pickPolicy(answer: Item): Item {
  return pickMembers(answer, 'Policy');
}

function buildResourcePolicy(ResourceArn: unknown, {Policy}: Item) {
  if (Policy === undefined) return {operation: 'DeleteResourcePolicy', input: {ResourceArn}} as const;
  return {operation: 'PutResourcePolicy', input: {ResourceArn, Policy}} as const;
}

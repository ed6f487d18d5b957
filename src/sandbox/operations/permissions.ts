import type {Context} from '../context/context.ts';
import type {Input} from '../context/operation-types.ts';
import {conflict, invalidParameter, notFound} from '../errors/lambda-error.ts';
import {type FoundVersion, findOr} from '../model/find-function.ts';
import {policyRevisionOf, renewPolicyRevision} from '../model/revision.ts';
import {latest, versionCollection} from '../model/stored-function.ts';
import {buildPrincipal, formatPolicy, policies, type Statement} from '../model/stored-policy.ts';
import {formatFunctionArn, functionNotFound, parseFunctionReference} from '../names/function-name.ts';
import {checkPolicySize, checkPrincipal} from '../rules/check-policy.ts';
import {checkRevision} from '../rules/check-revision.ts';
import {defineHandlers} from './define-handlers.ts';

/** Resource policies of functions, versions and aliases. */
export const permissionHandlers = defineHandlers({
  AddPermission(input, context) {
    const {name, qualifier: key = ''} = findTarget(input, context, 'AddPermission');
    checkPrincipal(input.Principal);
    if (input.FunctionUrlAuthType !== undefined && input.Action !== 'lambda:InvokeFunctionUrl') {
      throw invalidParameter('FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action');
    }
    const policy = context.records.get(policies, name, key);
    checkRevision({name, key}, input.RevisionId, context);
    if (policy?.statements.some(({Sid}) => Sid === input.StatementId)) {
      throw conflict(
        `The statement id (${input.StatementId}) provided already exists. ` +
          'Please provide a new statement id, or remove the existing statement.',
      );
    }
    const reference = key === '' ? {name} : {name, qualifier: key};
    const statement = buildStatement(input, formatFunctionArn(context, reference));
    const changed = {...policy, statements: [...(policy?.statements ?? []), statement]};
    checkPolicySize(changed);
    context.records.put(policies, name, key, changed);
    renewPolicyRevision({name, key}, context);
    return {Statement: JSON.stringify(statement)};
  },

  RemovePermission(input, context) {
    const reference = parseFunctionReference(input, context, 'RemovePermission');
    if (!context.records.get(versionCollection, reference.name, latest)) {
      throw notFound(`No policy found for: ${formatFunctionArn(context, reference)}`);
    }
    const {name, qualifier: key = ''} = findTarget(input, context, 'RemovePermission');
    const policy = context.records.get(policies, name, key);
    if (!policy) throw notFound('No policy is associated with the given resource.');
    if (!policy.statements.some(({Sid}) => Sid === input.StatementId)) {
      throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
    }
    checkRevision({name, key}, input.RevisionId, context);
    const statements = policy.statements.filter(({Sid}) => Sid !== input.StatementId);
    if (statements.length === 0) context.records.delete(policies, name, key);
    else context.records.put(policies, name, key, {...policy, statements});
    renewPolicyRevision({name, key}, context);
    return {};
  },

  GetPolicy(input, context) {
    const {name, qualifier: key = ''} = parseFunctionReference(input, context, 'GetPolicy');
    const policy = context.records.get(policies, name, key);
    if (!policy) throw notFound('The resource you requested does not exist.');
    return {Policy: formatPolicy(policy), RevisionId: policyRevisionOf({name, key}, context)};
  },
});

/** What a permission is for. Throws the service's two kinds of 404, or its 400 for `$LATEST`. */
function findTarget(
  input: Pick<Input<'AddPermission'>, 'FunctionName' | 'Qualifier'>,
  context: Context,
  action: string,
): FoundVersion {
  const reference = parseFunctionReference(input, context, action);
  const {name, qualifier = ''} = reference;
  if (qualifier === latest) throw invalidParameter('We currently do not support adding policies for $LATEST.');
  const isFunction = context.records.get(versionCollection, name, latest) !== undefined;
  const missing = () =>
    isFunction && aliasName.test(qualifier)
      ? notFound(`Cannot find alias arn: ${formatFunctionArn(context, reference)}`)
      : functionNotFound(context, reference);
  return findOr(missing, input, context, action);
}

const aliasName = /^(?!\d+$)[a-zA-Z0-9-_]+$/;

function buildStatement(input: Input<'AddPermission'>, arn: string): Statement {
  const condition = buildCondition(input);
  return {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: buildPrincipal(input.Principal),
    Action: input.Action,
    Resource: arn,
    ...(Object.keys(condition).length > 0 ? {Condition: condition} : {}),
  };
}

function buildCondition(input: Input<'AddPermission'>): Record<string, Record<string, string>> {
  const equals = {
    ...(input.SourceAccount === undefined ? {} : {'AWS:SourceAccount': input.SourceAccount}),
    ...(input.EventSourceToken === undefined ? {} : {'lambda:EventSourceToken': input.EventSourceToken}),
    ...(input.FunctionUrlAuthType === undefined ? {} : {'lambda:FunctionUrlAuthType': input.FunctionUrlAuthType}),
    ...(input.PrincipalOrgID === undefined ? {} : {'aws:PrincipalOrgID': input.PrincipalOrgID}),
  };
  const {SourceArn, InvokedViaFunctionUrl} = input;
  return {
    ...(Object.keys(equals).length > 0 ? {StringEquals: equals} : {}),
    ...(SourceArn === undefined ? {} : {ArnLike: {'AWS:SourceArn': SourceArn}}),
    ...(InvokedViaFunctionUrl === undefined
      ? {}
      : {Bool: {'lambda:InvokedViaFunctionUrl': String(InvokedViaFunctionUrl)}}),
  };
}

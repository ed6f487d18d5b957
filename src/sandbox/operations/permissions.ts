import {randomUUID} from 'node:crypto';
import {findVersion} from '../functions/find-function.ts';
import {
  checkPolicySize,
  type Policy,
  policies,
  type Statement,
  toPolicyDocument,
  toPrincipal,
} from '../functions/policy.ts';
import {latest} from '../functions/stored-function.ts';
import {conflict, invalidParameter, notFound, revisionMismatch} from '../lambda-error.ts';
import {toFunctionArn} from '../names/function-name.ts';
import {defineHandlers, type Input} from './define-handlers.ts';

/** Resource policies of functions, versions and aliases. */
export const permissions = defineHandlers({
  AddPermission(input, context) {
    if (input.Qualifier === latest) {
      throw invalidParameter('We currently do not support adding policies for $LATEST.');
    }
    const {name, qualifier = ''} = findVersion(input, context, 'AddPermission');
    const policy = context.records.get(policies, name, qualifier);
    checkRevision(policy, input.RevisionId);
    if (policy?.statements.some(({Sid}) => Sid === input.StatementId)) {
      throw conflict(
        `The statement id (${input.StatementId}) provided already exists. ` +
          'Please provide a new statement id, or remove the existing statement.',
      );
    }
    const reference = qualifier === '' ? {name} : {name, qualifier};
    const statement = toStatement(input, toFunctionArn(context, reference));
    const changed = {...policy, statements: [...(policy?.statements ?? []), statement], revisionId: randomUUID()};
    checkPolicySize(changed);
    context.records.put(policies, name, qualifier, changed);
    return {Statement: JSON.stringify(statement)};
  },

  RemovePermission(input, context) {
    const {name, qualifier = ''} = findVersion(input, context, 'RemovePermission');
    const policy = context.records.get(policies, name, qualifier);
    if (!policy) throw notFound('No policy is associated with the given resource.');
    if (!policy.statements.some(({Sid}) => Sid === input.StatementId)) {
      throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
    }
    checkRevision(policy, input.RevisionId);
    const statements = policy.statements.filter(({Sid}) => Sid !== input.StatementId);
    if (statements.length === 0) context.records.delete(policies, name, qualifier);
    else context.records.put(policies, name, qualifier, {...policy, statements, revisionId: randomUUID()});
    return {};
  },

  GetPolicy(input, context) {
    const {name, qualifier = ''} = findVersion(input, context, 'GetPolicy');
    const policy = context.records.get(policies, name, qualifier);
    if (!policy) throw notFound('The resource you requested does not exist.');
    return {Policy: toPolicyDocument(policy), RevisionId: policy.revisionId};
  },
});

function checkRevision(policy: Policy | undefined, revisionId: string | undefined): void {
  if (revisionId !== undefined && revisionId !== policy?.revisionId) throw revisionMismatch('GetPolicy');
}

function toStatement(input: Input<'AddPermission'>, arn: string): Statement {
  const condition = toCondition(input);
  return {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: toPrincipal(input.Principal),
    Action: input.Action,
    Resource: arn,
    ...(Object.keys(condition).length > 0 ? {Condition: condition} : {}),
  };
}

function toCondition(input: Input<'AddPermission'>): Record<string, Record<string, string>> {
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

import type {Context} from '../context/context.ts';
import {invalidParameter, notFound} from '../errors/lambda-error.ts';
import {findVersion} from '../model/find-function.ts';
import {policyRevisionOf, renewPolicyRevision} from '../model/revision.ts';
import {latest} from '../model/stored-function.ts';
import {formatPolicy, type Policy, policies, type Statement} from '../model/stored-policy.ts';
import {checkPolicySize} from '../rules/check-policy.ts';
import {checkRevision} from '../rules/check-revision.ts';
import {defineHandlers} from './define-handlers.ts';

/** Whole policies of functions, versions and aliases: the ones AddPermission adds statements to. */
export const resourcePolicyHandlers = defineHandlers({
  PutResourcePolicy(input, context) {
    const place = findPolicy(input, context, 'PutResourcePolicy');
    checkRevision(place, input.RevisionId, context);
    const policy = parsePolicy(input.Policy, input.ResourceArn);
    checkPolicySize(policy);
    context.records.put(policies, place.name, place.key, policy);
    renewPolicyRevision(place, context);
    return {Policy: formatPolicy(policy), RevisionId: policyRevisionOf(place, context)};
  },

  GetResourcePolicy(input, context) {
    const {policy, ...place} = findPolicy(input, context, 'GetResourcePolicy');
    if (!policy) throw notFound('The resource you requested does not exist.');
    return {Policy: formatPolicy(policy), RevisionId: policyRevisionOf(place, context)};
  },

  DeleteResourcePolicy(input, context) {
    const {policy, ...place} = findPolicy(input, context, 'DeleteResourcePolicy');
    if (!policy) throw notFound('No policy is associated with the given resource.');
    checkRevision(place, input.RevisionId, context);
    context.records.delete(policies, place.name, place.key);
    renewPolicyRevision(place, context);
    return {};
  },
});

function findPolicy(
  {ResourceArn}: {readonly ResourceArn: string},
  context: Context,
  action: string,
): {name: string; key: string; policy: Policy | undefined} {
  const {name, qualifier: key = ''} = findVersion({FunctionName: ResourceArn}, context, action);
  if (key === latest) throw invalidParameter('We currently do not support adding policies for $LATEST.');
  return {name, key, policy: context.records.get(policies, name, key)};
}

/** Reads a policy document. Throws an InvalidParameterValueException for one that cannot be this resource's. */
function parsePolicy(text: string, arn: string): Policy {
  const document = parseObject(parse(text), 'The policy is not a JSON object.');
  const {Version, Id, Statement} = document;
  const statements = (Array.isArray(Statement) ? Statement : [Statement]).map(item => parseStatement(item, arn));
  const sids = statements.flatMap(({Sid}) => (Sid === undefined ? [] : [Sid]));
  if (new Set(sids).size < sids.length) throw invalid('Statement IDs (SID) in a policy must be unique.');
  return {
    head: {
      ...(typeof Version === 'string' ? {Version} : {}),
      ...(typeof Id === 'string' ? {Id} : {}),
    },
    statements,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

function parseStatement(value: unknown, arn: string): Statement {
  const statement = parseObject(value, 'A statement is missing or no JSON object.');
  const {Effect, Principal, Action, Resource} = statement;
  if (Effect !== 'Allow' && Effect !== 'Deny') throw invalid('A statement has no valid Effect.');
  if (Principal === undefined) throw invalid('A statement has no Principal.');
  if (Action === undefined) throw invalid('A statement has no Action.');
  if (Resource !== undefined && [Resource].flat().some(resource => resource !== arn)) {
    throw invalid(`A statement names another resource than ${arn}.`);
  }
  return {Effect, Principal, Action, Resource: arn, ...statement};
}

function parseObject(value: unknown, message: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalid(message);
}

function invalid(why: string): Error {
  return invalidParameter(`The provided policy is not valid: ${why}`);
}

import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {conflict, invalidParameter, notFound, revisionMismatch} from '../errors/lambda-error.ts';
import {buildPrincipal, formatPolicy, type Policy} from '../model/stored-policy.ts';
import {formatLayerVersionArn, parseLayerName} from '../names/layer-name.ts';
import {checkPolicySize} from '../rules/check-policy.ts';
import {defineCollection, toNumberKey} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';
import {getLayer} from './layers.ts';

/** Policies of layer versions: owner is the layer's name, key the version's. */
const layerPolicies = defineCollection<LayerPolicy>('layer.policy');

interface LayerPolicy extends Policy {
  readonly revisionId: string;
}

/** Resource policies of layer versions. */
export const layerPermissionHandlers = defineHandlers({
  AddLayerVersionPermission(input, context) {
    const place = findPolicy(input, context, 'AddLayerVersionPermission');
    if (input.OrganizationId !== undefined && input.Principal !== '*') {
      throw invalidParameter('Principal must be * when OrganizationId is given.');
    }
    checkRevision(place.policy, input.RevisionId);
    const statements = place.policy?.statements ?? [];
    if (statements.some(({Sid}) => Sid === input.StatementId)) {
      throw conflict(
        `The statement id (${input.StatementId}) provided already exists. ` +
          'Please provide a new statement id, or remove the existing statement.',
      );
    }
    const organization = input.OrganizationId;
    const statement = {
      Sid: input.StatementId,
      Effect: 'Allow' as const,
      Principal: buildPrincipal(input.Principal),
      Action: input.Action,
      Resource: place.arn,
      ...(organization ? {Condition: {StringEquals: {'aws:PrincipalOrgID': organization}}} : {}),
    };
    checkPolicySize({statements: [...statements, statement]});
    const revisionId = place.write([...statements, statement]);
    return {Statement: JSON.stringify(statement), RevisionId: revisionId};
  },

  GetLayerVersionPolicy(input, context) {
    const {policy} = findPolicy(input, context, 'GetLayerVersionPolicy');
    if (!policy) throw notFound('No policy is associated with the given resource.');
    return {Policy: formatPolicy(policy), RevisionId: policy.revisionId};
  },

  RemoveLayerVersionPermission(input, context) {
    const {policy, write} = findPolicy(input, context, 'RemoveLayerVersionPermission');
    if (!policy) throw notFound('No policy is associated with the given resource.');
    checkRevision(policy, input.RevisionId);
    if (!policy.statements.some(({Sid}) => Sid === input.StatementId)) {
      throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
    }
    write(policy.statements.filter(({Sid}) => Sid !== input.StatementId));
    return {};
  },
});

interface PolicyPlace {
  readonly arn: string;
  readonly policy: LayerPolicy | undefined;
  /** Returns the new revision. */
  write(statements: Policy['statements']): string;
}

function findPolicy(
  {LayerName, VersionNumber}: {readonly LayerName: string; readonly VersionNumber: number},
  context: Context,
  action: string,
): PolicyPlace {
  const name = parseLayerName(LayerName, context, action);
  const arn = formatLayerVersionArn(context, name, VersionNumber);
  if (!getLayer(name, VersionNumber, context)) throw notFound(`Layer version ${arn} does not exist.`);
  const key = toNumberKey(VersionNumber);
  return {
    arn,
    policy: context.records.get(layerPolicies, name, key),
    write(statements) {
      const revisionId = randomUUID();
      if (statements.length === 0) context.records.delete(layerPolicies, name, key);
      else context.records.put(layerPolicies, name, key, {statements, revisionId});
      return revisionId;
    },
  };
}

function checkRevision(policy: LayerPolicy | undefined, revisionId: string | undefined): void {
  if (revisionId !== undefined && revisionId !== policy?.revisionId) throw revisionMismatch('GetLayerPolicy');
}

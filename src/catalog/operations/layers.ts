import {formatMember, toList, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {findPermission, parseStatementIds} from './statements.ts';
import {pickLayerVersion, pickMembers} from './target.ts';

const on = ['layers'];
const target = ['LayerName', 'VersionNumber'] as const;

const policy: CurrentState = {
  operation: 'GetLayerVersionPolicy',
  of: target,
  input: fixed => pickMembers(fixed, ...target),
  absent: ['ResourceNotFoundException'],
  toGuard: ({RevisionId}) => ({RevisionId}),
};

/** What can be done with layers, of which the latest version is meant unless another is given. */
export const layerOperations: readonly OperationDeclaration[] = [
  defineOperation<'PublishLayerVersion'>({
    operation: 'PublishLayerVersion',
    on,
    key: 'n',
    isNew: true,
    preset: selection => pickMembers(pickLayerVersion(selection), 'LayerName'),
    common: ['Description', 'CompatibleRuntimes', 'CompatibleArchitectures', 'LicenseInfo'],
  }),
  defineOperation<'DeleteLayerVersion'>({
    operation: 'DeleteLayerVersion',
    on,
    key: 'D',
    fill: selection => pickMembers(pickLayerVersion(selection), 'LayerName'),
    preset: selection => pickMembers(pickLayerVersion(selection), 'VersionNumber'),
    confirm: ({LayerName, VersionNumber}) => `${LayerName}:${VersionNumber}`,
    dependents: [
      {
        title: 'Function that keeps its copy',
        operation: 'ListFunctions',
        input: () => ({}),
        toLines: ({Functions}, {LayerName, VersionNumber}) =>
          toList(Functions as readonly Item[] | undefined)
            .filter(({Layers}) =>
              toList(Layers as readonly Item[] | undefined).some(({Arn}) =>
                formatMember(Arn).endsWith(`:layer:${LayerName}:${VersionNumber}`),
              ),
            )
            .map(({FunctionName}) => formatMember(FunctionName)),
      },
    ],
  }),
  defineOperation<'AddLayerVersionPermission'>({
    operation: 'AddLayerVersionPermission',
    on,
    danger: ({Principal, OrganizationId}) =>
      Principal === '*' && OrganizationId === undefined ? 'exposes' : 'changes',
    exposes: ({LayerName, VersionNumber}) =>
      `This lets every AWS account use version ${VersionNumber} of ${LayerName}, its code included.`,
    fill: pickLayerVersion,
    preset: () => ({Action: 'lambda:GetLayerVersion'}),
    common: ['OrganizationId'],
    current: policy,
    confirm: ({LayerName, Principal, OrganizationId}) =>
      Principal === '*' && OrganizationId === undefined ? String(LayerName) : undefined,
    undo: sent => ({operation: 'RemoveLayerVersionPermission', input: pickMembers(sent, ...target, 'StatementId')}),
  }),
  defineOperation<'RemoveLayerVersionPermission'>({
    operation: 'RemoveLayerVersionPermission',
    on,
    fill: pickLayerVersion,
    current: {
      ...policy,
      toKept: answer => pickMembers(answer, 'Policy'),
      toChoices: ({Policy}) => ({StatementId: parseStatementIds(Policy)}),
    },
    undo: (sent, {Policy}) => {
      const {PrincipalOrgID, ...permission} = findPermission(Policy, sent['StatementId']) ?? {};
      if (permission['StatementId'] === undefined) return undefined;
      const organization = PrincipalOrgID === undefined ? {} : {OrganizationId: PrincipalOrgID};
      return {
        operation: 'AddLayerVersionPermission',
        input: {...pickMembers(sent, ...target), ...permission, ...organization},
      };
    },
  }),
  defineOperation<'GetLayerVersion'>({operation: 'GetLayerVersion', on, fill: pickLayerVersion}),
  defineOperation<'GetLayerVersionByArn'>({
    operation: 'GetLayerVersionByArn',
    on,
    fill: ({item}) => ({
      Arn: toOptionalText((item?.['LatestMatchingVersion'] as Item | undefined)?.['LayerVersionArn']),
    }),
  }),
  defineOperation<'GetLayerVersionPolicy'>({operation: 'GetLayerVersionPolicy', on, fill: pickLayerVersion}),
  defineOperation<'ListLayerVersions'>({
    operation: 'ListLayerVersions',
    on,
    fill: selection => pickMembers(pickLayerVersion(selection), 'LayerName'),
  }),
  defineOperation<'ListLayers'>({operation: 'ListLayers', on, isNew: true, fill: () => ({})}),
];

import {toList, toOptionalText, toText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {toPermission, toStatementIds} from './statements.ts';
import {pick, toLayerVersion} from './target.ts';

const on = ['layers'];
const target = ['LayerName', 'VersionNumber'] as const;

const policy: CurrentState = {
  operation: 'GetLayerVersionPolicy',
  of: target,
  input: fixed => pick(fixed, ...target),
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
    preset: selection => pick(toLayerVersion(selection), 'LayerName'),
    common: ['Description', 'CompatibleRuntimes', 'CompatibleArchitectures', 'LicenseInfo'],
  }),
  defineOperation<'DeleteLayerVersion'>({
    operation: 'DeleteLayerVersion',
    on,
    key: 'D',
    fill: selection => pick(toLayerVersion(selection), 'LayerName'),
    preset: selection => pick(toLayerVersion(selection), 'VersionNumber'),
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
                toText(Arn).endsWith(`:layer:${LayerName}:${VersionNumber}`),
              ),
            )
            .map(({FunctionName}) => toText(FunctionName)),
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
    fill: toLayerVersion,
    preset: () => ({Action: 'lambda:GetLayerVersion'}),
    common: ['OrganizationId'],
    current: policy,
    confirm: ({LayerName, Principal, OrganizationId}) =>
      Principal === '*' && OrganizationId === undefined ? String(LayerName) : undefined,
    undo: sent => ({operation: 'RemoveLayerVersionPermission', input: pick(sent, ...target, 'StatementId')}),
  }),
  defineOperation<'RemoveLayerVersionPermission'>({
    operation: 'RemoveLayerVersionPermission',
    on,
    fill: toLayerVersion,
    current: {
      ...policy,
      toKept: answer => pick(answer, 'Policy'),
      toChoices: ({Policy}) => ({StatementId: toStatementIds(Policy)}),
    },
    undo: (sent, {Policy}) => {
      const {PrincipalOrgID, ...permission} = toPermission(Policy, sent['StatementId']) ?? {};
      if (permission['StatementId'] === undefined) return undefined;
      const organization = PrincipalOrgID === undefined ? {} : {OrganizationId: PrincipalOrgID};
      return {
        operation: 'AddLayerVersionPermission',
        input: {...pick(sent, ...target), ...permission, ...organization},
      };
    },
  }),
  defineOperation<'GetLayerVersion'>({operation: 'GetLayerVersion', on, fill: toLayerVersion}),
  defineOperation<'GetLayerVersionByArn'>({
    operation: 'GetLayerVersionByArn',
    on,
    fill: ({item}) => ({
      Arn: toOptionalText((item?.['LatestMatchingVersion'] as Item | undefined)?.['LayerVersionArn']),
    }),
  }),
  defineOperation<'GetLayerVersionPolicy'>({operation: 'GetLayerVersionPolicy', on, fill: toLayerVersion}),
  defineOperation<'ListLayerVersions'>({
    operation: 'ListLayerVersions',
    on,
    fill: selection => pick(toLayerVersion(selection), 'LayerName'),
  }),
  defineOperation<'ListLayers'>({operation: 'ListLayers', on, isNew: true, fill: () => ({})}),
];

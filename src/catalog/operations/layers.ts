import {parseLayerVersionArn} from '../../core/format/arn.ts';
import {formatMember, toItems, toOptionalText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {type CurrentState, defineOperation, type OperationDeclaration} from '../../core/operation/operation.ts';
import {needsLayerPolicy} from './requirements.ts';
import {findPermission, formatGrants, parseStatementIds} from './statements.ts';
import {pickLayerVersion, pickMembers} from './target.ts';

const on = ['layers', 'layer-versions'];
const target = ['LayerName', 'VersionNumber'] as const;

const policy: CurrentState = {
  operation: 'GetLayerVersionPolicy',
  of: target,
  input: fixed => pickMembers(fixed, ...target),
  absent: ['ResourceNotFoundException'],
  toGuard: ({RevisionId}) => ({RevisionId}),
  toKept: answer => pickMembers(answer, 'Policy'),
};

/** Deleting a version: whoever uses it keeps a copy, but nobody can begin to use it. */
const deletion = {
  operation: 'DeleteLayerVersion',
  key: 'D',
  fill: pickLayerVersion,
  needs: target,
  confirm: ({LayerName, VersionNumber}: Item) => `${LayerName}:${VersionNumber}`,
  dependents: [
    {
      title: 'Keeps its copy',
      operation: 'ListFunctions',
      input: () => ({FunctionVersion: 'ALL'}),
      toLines: ({Functions}: Item, change: Item) =>
        toItems(Functions)
          .filter(({Layers}) => toItems(Layers).some(({Arn}) => isVersion(Arn, change)))
          .map(formatUser),
    },
    {
      title: 'Statement of its policy that goes with it',
      operation: 'GetLayerVersionPolicy',
      input: (change: Item) => pickMembers(change, ...target),
      absent: ['ResourceNotFoundException'],
      vanishes: true,
      toLines: ({Policy}: Item) => parseStatementIds(Policy),
    },
  ],
} as const;

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
  defineOperation<'DeleteLayerVersion'>({...deletion, on: ['layer-versions'], bulk: true}),
  defineOperation<'DeleteLayerVersion'>({
    ...deletion,
    name: 'DeleteLatestLayerVersion',
    on: ['layers'],
    title: 'Delete latest version',
  }),
  defineOperation<'DeleteLayerVersion'>({
    operation: 'DeleteLayerVersion',
    name: 'PruneLayerVersions',
    on,
    title: 'Prune layer versions',
    prunes: {
      items: 'layer-versions',
      by: 'DeleteLayerVersion',
      uses: [
        {
          what: 'functions that have it',
          operation: 'ListFunctions',
          input: () => ({FunctionVersion: 'ALL'}),
          toUsers: ({Functions}, owner) =>
            toItems(Functions).flatMap(item =>
              toItems(item['Layers'])
                .map(({Arn}) => parseLayerVersionArn(Arn))
                .filter(used => used?.layerArn === owner['LayerArn'])
                .map(used => ({version: formatMember(used?.version), why: formatUser(item)})),
            ),
        },
        {
          what: 'who may use it',
          operation: 'GetLayerVersionPolicy',
          inputOf: item => ({...pickLayerVersion({item, parent: undefined})}),
          absent: ['ResourceNotFoundException'],
          toReasons: formatGrants,
        },
      ],
    },
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
    requires: needsLayerPolicy,
    on,
    fill: pickLayerVersion,
    current: {
      ...policy,
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
      Arn: toOptionalText(((item?.['LatestMatchingVersion'] as Item | undefined) ?? item)?.['LayerVersionArn']),
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

function isVersion(arn: unknown, {LayerName, VersionNumber}: Item): boolean {
  const version = parseLayerVersionArn(arn);
  const isLayer = version?.name === LayerName || version?.layerArn === LayerName;
  return isLayer && version?.version === String(VersionNumber);
}

function formatUser({FunctionName, Version}: Item): string {
  return `${formatMember(FunctionName)}:${formatMember(Version)}`;
}

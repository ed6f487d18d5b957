import {parseArn, parseFunctionArn} from '../../core/format/arn.ts';
import {formatMember, toItems} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {
  type CurrentState,
  defineOperation,
  type OperationDeclaration,
  type Selection,
} from '../../core/operation/operation.ts';
import {buildPutBack} from './put-back.ts';
import {pickMembers} from './target.ts';

const on = ['capacity-providers'];
const settings = ['CapacityProviderScalingConfig', 'PropagateTags', 'TelemetryConfig'] as const;

const current: CurrentState = {
  operation: 'GetCapacityProvider',
  of: ['CapacityProviderName'],
  input: fixed => pickMembers(fixed, 'CapacityProviderName'),
  toValues: ({CapacityProvider}) => pickMembers((CapacityProvider ?? {}) as Item, ...settings),
};

/** Instances of one's own that functions run on. */
export const capacityOperations: readonly OperationDeclaration[] = [
  defineOperation<'CreateCapacityProvider'>({
    operation: 'CreateCapacityProvider',
    on,
    key: 'n',
    isNew: true,
    common: ['CapacityProviderScalingConfig', 'InstanceRequirements'],
  }),
  defineOperation<'UpdateCapacityProvider'>({
    operation: 'UpdateCapacityProvider',
    on,
    key: 'e',
    title: 'Edit capacity provider',
    fill: pickProvider,
    common: settings,
    current,
    undo: (sent, before) => buildPutBack('UpdateCapacityProvider', ['CapacityProviderName'], {sent, before}),
  }),
  defineOperation<'DeleteCapacityProvider'>({
    operation: 'DeleteCapacityProvider',
    on,
    key: 'D',
    fill: pickProvider,
    dependents: [
      {
        title: 'Runs on it, so it cannot be deleted',
        operation: 'ListFunctionVersionsByCapacityProvider',
        input: fixed => pickMembers(fixed, 'CapacityProviderName'),
        toLines: ({FunctionVersions}) =>
          toItems(FunctionVersions).map(({FunctionArn}) => {
            const {name = formatMember(FunctionArn), qualifier} = parseFunctionArn(FunctionArn) ?? {};
            return qualifier === undefined ? name : `${name}:${qualifier}`;
          }),
      },
    ],
  }),
  defineOperation<'GetCapacityProvider'>({operation: 'GetCapacityProvider', on, fill: pickProvider}),
  defineOperation<'ListFunctionVersionsByCapacityProvider'>({
    operation: 'ListFunctionVersionsByCapacityProvider',
    on,
    fill: pickProvider,
  }),
  {operation: 'ListCapacityProviders', on, isNew: true, fill: () => ({})},
];

function pickProvider({item}: Selection): {CapacityProviderName: string | undefined} {
  const [kind, name] = parseArn(item?.['CapacityProviderArn'])?.resource.split(':') ?? [];
  return {CapacityProviderName: kind === 'capacity-provider' ? name : undefined};
}

import {formatMember, toItems, toList} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {pickMembers} from './target.ts';

/** The members of UpdateFunctionConfiguration as a function has them now: what the service adds to them is left out. */
export function readUpdatable(answer: Item): Item {
  const member = (name: string) => (answer[name] ?? {}) as Item;
  const plain = ['Role', 'Handler', 'Description', 'Timeout', 'MemorySize', 'Runtime', 'KMSKeyArn'];
  const values = {
    ...pickMembers(answer, ...plain, 'DeadLetterConfig', 'TracingConfig', 'FileSystemConfigs', 'EphemeralStorage'),
    ...pickMembers(answer, 'LoggingConfig', 'CapacityProviderConfig', 'DurableConfig'),
    ...pickMembers(
      {
        Layers: toLayerArns(answer),
        ImageConfig: (member('ImageConfigResponse')['ImageConfig'] ?? undefined) as unknown,
        SnapStart: orUndefined(pickMembers(member('SnapStart'), 'ApplyOn')),
        VpcConfig: toVpc(member('VpcConfig')),
        Environment: orUndefined(pickMembers(member('Environment'), 'Variables')),
      },
      'Layers',
      'ImageConfig',
      'SnapStart',
      'VpcConfig',
      'Environment',
    ),
  };
  return values;
}

/** What unsets a member of the configuration (API reference of UpdateFunctionConfiguration and the CLI's documentation). */
export const emptyConfiguration: Item = {
  Description: '',
  KMSKeyArn: '',
  DeadLetterConfig: {TargetArn: ''},
  Environment: {Variables: {}},
  FileSystemConfigs: [],
  ImageConfig: {},
  Layers: [],
  VpcConfig: {SubnetIds: [], SecurityGroupIds: []},
};

/** A VPC is left by empty lists alone (the CLI's documentation): what else was set of it goes with it. */
export function withVpcLeft(input: Item): Item {
  const {SubnetIds, SecurityGroupIds} = (input['VpcConfig'] ?? {}) as Item;
  const isLeft = Array.isArray(SubnetIds) && SubnetIds.length === 0;
  if (!isLeft || (Array.isArray(SecurityGroupIds) && SecurityGroupIds.length > 0)) return input;
  return {...input, VpcConfig: emptyConfiguration['VpcConfig']};
}

/** An environment that the service could not read must not be sent back: what it lists then is not the environment. */
export function findUnreadableEnvironment(answer: Item): Readonly<Record<string, string>> {
  const error = (answer['Environment'] as Item | undefined)?.['Error'] as Item | undefined;
  if (error === undefined || error === null) return {};
  return {Environment: `the service could not read it (${formatMember(error['Message'] ?? error['ErrorCode'])}).`};
}

function toLayerArns(answer: Item): readonly string[] | undefined {
  const layers = toItems(answer['Layers']);
  return layers.length === 0 ? undefined : layers.map(layer => formatMember(layer['Arn']));
}

/** A function outside of any VPC comes back with empty lists. */
function toVpc(vpc: Item): Item | undefined {
  const subnets = toList(vpc['SubnetIds'] as readonly string[] | undefined);
  return subnets.length === 0
    ? undefined
    : pickMembers(vpc, 'SubnetIds', 'SecurityGroupIds', 'Ipv6AllowedForDualStack');
}

function orUndefined(value: Item): Item | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

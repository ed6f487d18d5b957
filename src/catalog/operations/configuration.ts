import {toList, toText} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import {pick} from './target.ts';

/** The members of UpdateFunctionConfiguration as a function has them now: what the service adds to them is left out. */
export function toConfiguration(answer: Item): Item {
  const member = (name: string) => (answer[name] ?? {}) as Item;
  const plain = ['Role', 'Handler', 'Description', 'Timeout', 'MemorySize', 'Runtime', 'KMSKeyArn'];
  const values = {
    ...pick(answer, ...plain, 'DeadLetterConfig', 'TracingConfig', 'FileSystemConfigs', 'EphemeralStorage'),
    ...pick(answer, 'LoggingConfig', 'CapacityProviderConfig', 'DurableConfig'),
    ...pick(
      {
        Layers: toLayerArns(answer),
        ImageConfig: (member('ImageConfigResponse')['ImageConfig'] ?? undefined) as unknown,
        SnapStart: orUndefined(pick(member('SnapStart'), 'ApplyOn')),
        VpcConfig: toVpc(member('VpcConfig')),
        Environment: orUndefined(pick(member('Environment'), 'Variables')),
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

/** An environment that the service could not read must not be sent back: what it lists then is not the environment. */
export function toUnreadableEnvironment(answer: Item): Readonly<Record<string, string>> {
  const error = (answer['Environment'] as Item | undefined)?.['Error'] as Item | undefined;
  if (error === undefined || error === null) return {};
  return {Environment: `the service could not read it (${toText(error['Message'] ?? error['ErrorCode'])}).`};
}

function toLayerArns(answer: Item): readonly string[] | undefined {
  const layers = toList(answer['Layers'] as readonly Item[] | undefined);
  return layers.length === 0 ? undefined : layers.map(layer => toText(layer['Arn']));
}

/** A function outside of any VPC comes back with empty lists. */
function toVpc(vpc: Item): Item | undefined {
  const subnets = toList(vpc['SubnetIds'] as readonly string[] | undefined);
  return subnets.length === 0 ? undefined : pick(vpc, 'SubnetIds', 'SecurityGroupIds', 'Ipv6AllowedForDualStack');
}

function orUndefined(value: Item): Item | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}

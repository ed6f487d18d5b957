import {readFileSync} from 'node:fs';

/** A partition of AWS as the SDK knows it. */
export interface Partition {
  readonly id: string;
  readonly regions: readonly string[];
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
  readonly supportsDualStack: boolean;
}

/** All partitions of the SDK that is installed. It exports only the look-up of one, so they are read from its file. */
export function readPartitions(): Partition[] {
  const file = '../../node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  const [, data = ''] = /partitionsInfo = (\{[\s\S]*?\n\});?\s*$/mu.exec(source) ?? [];
  const {partitions} = JSON.parse(data) as {partitions: {id: string; regions: object; outputs: Partition}[]};
  return partitions.map(({id, regions, outputs}) => ({
    ...outputs,
    id,
    regions: Object.keys(regions).filter(region => !region.endsWith('-global')),
  }));
}

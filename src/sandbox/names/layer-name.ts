import type {Place} from './function-name.ts';

/** A layer version's ARN, taken apart. */
export interface LayerReference {
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
  readonly version: number;
}

const versionArn = /^arn:aws[a-zA-Z-]*:lambda:([a-z0-9-]+):(\d{12}):layer:([a-zA-Z0-9-_]+):(\d+)$/;

/** Takes a layer version's ARN apart; undefined for another text. */
export function parseLayerArn(arn: string): LayerReference | undefined {
  const [, region, accountId, name, version] = versionArn.exec(arn) ?? [];
  if (region === undefined || accountId === undefined || name === undefined) return undefined;
  return {region, accountId, name, version: Number(version)};
}

/** The layer's name in a LayerName, which may be an ARN. */
export function toLayerName(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf(':') + 1);
}

/** The ARN of a layer, or of one version of it. */
export function toLayerArn({region, accountId}: Place, name: string, version?: number): string {
  const arn = `arn:aws:lambda:${region}:${accountId}:layer:${name}`;
  return version === undefined ? arn : `${arn}:${version}`;
}

import type {ArnPlace} from './function-name.ts';
import {notAuthorised} from './not-authorised.ts';

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

/** The layer's name in a LayerName, which may be an ARN. Throws the service's 403 for a layer of another account. */
export function parseLayerName(nameOrArn: string, place: ArnPlace, action: string): string {
  const name = nameOrArn.slice(nameOrArn.lastIndexOf(':') + 1);
  const [, , , region = place.region, accountId = place.accountId] = nameOrArn.split(':');
  if (accountId !== place.accountId)
    throw notAuthorised(place, action, formatLayerVersionArn({region, accountId}, name));
  return name;
}

/** Takes the ARN of a layer version of this account apart. Throws the service's 403 for one of another account. */
export function parseOwnLayer(arn: string, place: ArnPlace): LayerReference | undefined {
  const reference = parseLayerArn(arn);
  if (reference && reference.accountId !== place.accountId) throw notAuthorised(place, 'GetLayerVersion', arn);
  return reference;
}

/** The ARN of a layer, or of one version of it. */
export function formatLayerVersionArn({region, accountId}: ArnPlace, name: string, version?: number): string {
  const arn = `arn:aws:lambda:${region}:${accountId}:layer:${name}`;
  return version === undefined ? arn : `${arn}:${version}`;
}

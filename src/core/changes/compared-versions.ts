import {toOptionalText, toStructure} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {EventPair} from './describe-difference.ts';

/** The two versions that a change is between: those that an alias leads to, or led to before; a version and the one before. */
export function findComparedVersions(
  operation: string,
  {response, before}: EventPair,
): readonly [string, string] | undefined {
  if (operation === 'PublishVersion') {
    const version = Number(response['version']);
    return version > 1 ? [String(version - 1), String(version)] : undefined;
  }
  if (operation !== 'UpdateAlias') return undefined;
  const [own, other = toOptionalText(before?.['functionVersion'])] = listVersions(response);
  if (own === undefined || other === undefined || own === other) return undefined;
  return Number(own) < Number(other) ? [own, other] : [other, own];
}

function listVersions(alias: Item): readonly (string | undefined)[] {
  const weights = toStructure(toStructure(alias['routingConfig'])['additionalVersionWeights']);
  return [toOptionalText(alias['functionVersion']), ...Object.keys(weights)];
}

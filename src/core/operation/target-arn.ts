import {parseArn} from '../format/arn.ts';
import type {Item} from '../item.ts';
import type {Operation} from './operation.ts';

/** What stands in an ARN before what such a member names; the service knows the things of others by their ARNs alone. */
const kinds: Readonly<Record<string, string>> = {
  FunctionName: 'function',
  LayerName: 'layer',
  UUID: 'event-source-mapping',
  CapacityProviderName: 'capacity-provider',
};

/**
 * The ARN of what a call is on, as the members in its path name it; undefined when they name nothing that is there already, or
 * nothing of which the ARN is known. `neighbour` is the ARN of anything of the same account and region.
 */
export function findTargetArn(
  {path, input: fields}: Operation,
  input: Item,
  neighbour: string | undefined,
): string | undefined {
  const [label] = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => name);
  const field = fields.find(({binding, name}) => binding.in === 'path' && (binding.name === label || name === label));
  if (field === undefined) return undefined;
  const arn = toArn(field.name, String(input[field.name] ?? ''), neighbour);
  const part = findPart(path, field.name, input);
  return arn === undefined || part === undefined || isQualified(arn) ? arn : `${arn}:${part}`;
}

function toArn(member: string, named: string, neighbour: string | undefined): string | undefined {
  if (parseArn(named) !== undefined) return named;
  const kind = kinds[member];
  const around = parseArn(neighbour);
  // A part of an ARN may be of another account.
  if (kind === undefined || around === undefined || !/^[\w-]+(?::[\w$-]+)?$/.test(named)) return undefined;
  const {partition, service, region, account} = around;
  return ['arn', partition, service, region, account, kind, named].join(':');
}

/** The version or alias that is meant, where the call is on one. */
function findPart(path: string, member: string, input: Item): string | undefined {
  const parts = {
    FunctionName: path.includes('/aliases/{Name}') ? input['Name'] : input['Qualifier'],
    LayerName: path.includes('{VersionNumber}') ? input['VersionNumber'] : undefined,
  };
  const part = parts[member as keyof typeof parts];
  return part === undefined ? undefined : String(part);
}

function isQualified(arn: string): boolean {
  return (parseArn(arn)?.resource.split(':').length ?? 0) > 2;
}

import type {Operation} from '../../schema/index.ts';
import {toTrailName} from '../../schema/trail-name.ts';

/** What is asked for first: what most incidents come of. */
const first = ['UpdateFunctionCode', 'UpdateFunctionConfiguration', 'UpdateAlias', 'PublishVersion'];

/**
 * The events that tell of changes to functions, by CloudTrail's names: every operation on one that is no read, no invocation
 * and none of a durable execution.
 */
export function listChangeNames(operations: Iterable<Operation>): readonly string[] {
  return [...operations]
    .filter(({name, readOnly}) => !readOnly && !/^Invoke|Durable/.test(name))
    .filter(({input, output}) => has(input, 'FunctionName') || has(output, 'FunctionArn'))
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(toTrailName);
}

/**
 * The events that tell of changes to roles (IAM, API reference). IAM is global: a partition's are in one of its regions (CloudTrail
 * user guide, "Global service events").
 */
export const roleChangeNames: readonly string[] = [
  ...['PutRolePolicy', 'DeleteRolePolicy', 'AttachRolePolicy', 'DetachRolePolicy', 'UpdateAssumeRolePolicy'],
  ...['PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary', 'DeleteRole'],
];

function has(fields: Operation['input'], name: string): boolean {
  return fields.some(field => field.name === name);
}

function placeOf({name}: Operation): number {
  const place = first.indexOf(name);
  return place === -1 ? first.length : place;
}

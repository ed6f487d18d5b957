import type {Operation} from './operation-shape.ts';

/** Operations that a second version of the API's first edition answers (Lambda developer guide, CloudTrail page). */
const second: ReadonlySet<string> = new Set([
  ...['AddPermission', 'GetFunction', 'GetFunctionConfiguration', 'GetPolicy', 'ListTags', 'RemovePermission'],
  ...['TagResource', 'UntagResource', 'UpdateFunctionCode', 'UpdateFunctionConfiguration'],
]);

/**
 * What CloudTrail calls an operation of Lambda: its name with the date of the API that its path begins with, e.g.
 * `UpdateFunctionCode20150331v2`, `PublishLayerVersion20181031`.
 */
export function toTrailName({name, path}: Pick<Operation, 'name' | 'path'>): string {
  const [, date = ''] = /^\/(\d{4}-\d\d-\d\d)\//.exec(path) ?? [];
  return `${name}${date.replaceAll('-', '')}${second.has(name) ? 'v2' : ''}`;
}

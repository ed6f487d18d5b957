import {toOptionalText, toStructure} from '../format/members.ts';
import {readAuthor} from './author.ts';
import type {FunctionChange} from './change.ts';
import {roleChangeNames} from './change-names.ts';
import type {TrailEvent} from './trail-services.ts';

/** The changes to roles that events tell of, once for each function that has the role now. */
export function toRoleChanges(
  events: Iterable<TrailEvent>,
  functions: readonly {readonly functionName: string; readonly role?: unknown}[],
): readonly FunctionChange[] {
  const ofRole = Map.groupBy(functions, ({role}) => /:role\/(?:.*\/)?([^/]+)$/.exec(toOptionalText(role) ?? '')?.[1]);
  return [...events].flatMap(({id, time, name, record}) => {
    if (!roleChangeNames.includes(name)) return [];
    const request = toStructure(record['requestParameters']);
    const role = toOptionalText(request['roleName']);
    const policy = toOptionalText(request['policyName']) ?? toOptionalText(request['policyArn'])?.split('/').at(-1);
    return (role === undefined ? [] : (ofRole.get(role) ?? [])).map(({functionName}) => ({
      ...{id: `${id} ${functionName}`, time, functionName, operation: name, author: readAuthor(record)},
      what: [`role ${role}`, ...(policy === undefined ? [] : [`policy ${policy}`])],
      error: toOptionalText(record['errorCode']),
      requestId: toOptionalText(record['requestID']),
    }));
  });
}

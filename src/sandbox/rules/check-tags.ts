import {invalidParameter} from '../errors/lambda-error.ts';

/** Tags a resource may have (Lambda's tagging page). */
const tagLimit = 50;

/** Throws an InvalidParameterValueException for tags a resource may not have: too many, or some of AWS's own. */
export function checkTags(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).some(key => /^aws:/i.test(key))) {
    throw invalidParameter('aws: prefixed tag key names are not allowed for external use.');
  }
  if (Object.keys(tags).length > tagLimit) throw invalidParameter('Number of tags exceeds resource tag limit.');
}

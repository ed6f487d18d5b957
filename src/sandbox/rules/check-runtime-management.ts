import type {Input} from '../context/operation-types.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import type {StoredVersion} from '../model/stored-function.ts';

/**
 * Holds a function to one build of its runtime only as that goes (developer guide, "Runtime update modes"): the ARN belongs
 * to Manual and is one of the function's runtime. Throws an InvalidParameterValueException.
 */
export function checkRuntimeManagement(
  {UpdateRuntimeOn, RuntimeVersionArn}: Input<'PutRuntimeManagementConfig'>,
  {configuration}: StoredVersion,
): void {
  if (UpdateRuntimeOn !== 'Manual') {
    if (RuntimeVersionArn === undefined) return;
    throw invalidParameter('RuntimeVersionArn can only be provided when UpdateRuntimeOn is set to Manual.');
  }
  if (RuntimeVersionArn === undefined) {
    throw invalidParameter('RuntimeVersionArn is required when UpdateRuntimeOn is set to Manual.');
  }
  if (RuntimeVersionArn === configuration.RuntimeVersionConfig?.RuntimeVersionArn) return;
  throw invalidParameter(`The runtime version ARN is not valid for the function's runtime: ${RuntimeVersionArn}`);
}

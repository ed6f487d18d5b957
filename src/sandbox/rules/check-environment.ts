import {invalidParameter} from '../errors/lambda-error.ts';

/** 4 KB (Lambda quotas page). */
const environmentLimit = 4096;

/** Variables that Lambda sets itself (developer guide, "Reserved environment variables"). */
const reserved = new Set(
  (
    '_HANDLER _X_AMZN_TRACE_ID AWS_DEFAULT_REGION AWS_REGION AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_NAME ' +
    'AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE ' +
    'AWS_LAMBDA_LOG_GROUP_NAME AWS_LAMBDA_LOG_STREAM_NAME AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY ' +
    'AWS_SESSION_TOKEN AWS_LAMBDA_RUNTIME_API LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR'
  ).split(' '),
);

/** Throws an InvalidParameterValueException for variables a function may not have: too many, or some of Lambda's own. */
export function checkEnvironment(variables: Readonly<Record<string, string>>): void {
  const unusable =
    'Lambda was unable to configure your environment variables because the environment variables you have';
  const measured = JSON.stringify(variables);
  if (Buffer.byteLength(measured) > environmentLimit) {
    throw invalidParameter(`${unusable} provided exceeded the 4KB limit. String measured: ${measured}`);
  }
  const taken = Object.keys(variables).filter(name => reserved.has(name));
  if (taken.length > 0) {
    throw invalidParameter(
      `${unusable} provided contains reserved keys that are currently not supported for modification. ` +
        `Reserved keys used in this request: ${taken.join(', ')}`,
    );
  }
}

const {env} = process;

/** The context object of a handler (developer guide, "Using the Lambda context object"), from the event's headers. */
export function toContext(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const traceId = headers['lambda-runtime-trace-id'];
  if (traceId === undefined) Reflect.deleteProperty(env, '_X_AMZN_TRACE_ID');
  else env._X_AMZN_TRACE_ID = traceId;
  return {
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    tenantId: headers['lambda-runtime-aws-tenant-id'],
    xRayTraceId: traceId,
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: toObject(headers['lambda-runtime-client-context']),
    identity: toObject(headers['lambda-runtime-cognito-identity']),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

/** Headers are bytes, here those of UTF-8. */
function toObject(header) {
  return header === undefined ? undefined : JSON.parse(Buffer.from(header, 'latin1').toString('utf8'));
}

const [requestId, traceId, tenantId] = ['REQUEST_ID', 'X_RAY_TRACE_ID', 'TENANT_ID'].map(name =>
  Symbol.for(`_AWS_LAMBDA_${name}`),
);
const kept = new Set([requestId, traceId, tenantId]);

/** What the store knows of an invocation from the beginning. */
export function toStored({awsRequestId, xRayTraceId, tenantId: tenant}) {
  return {[requestId]: awsRequestId, [traceId]: xRayTraceId, [tenantId]: tenant};
}

/**
 * Defines `awslambda.InvokeStore`, with which the SDK, Powertools and others find the invocation that runs: the object that the
 * package @aws/lambda-invoke-store makes where the runtime has made none.
 */
export function defineInvokeStore() {
  let current;
  const get = key => current?.[key];
  const store = {
    getContext: () => current,
    hasContext: () => current !== undefined,
    get,
    set(key, value) {
      if (kept.has(key)) throw new Error(`Cannot modify protected Lambda context field: ${String(key)}`);
      current ??= {};
      current[key] = value;
    },
    getRequestId: () => get(requestId) ?? '-',
    getXRayTraceId: () => get(traceId),
    getTenantId: () => get(tenantId),
    run(context, work) {
      current = context;
      return work();
    },
  };
  globalThis.awslambda.InvokeStore = store;
  return store;
}

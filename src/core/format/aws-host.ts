/** What hosts of AWS end in, in each partition, with and without dual stack, as the SDK's partition data has them. */
const awsHost =
  /(?:^|\.)(?:amazonaws\.(?:com|com\.cn|eu)|api\.(?:aws|amazonwebservices\.(?:com\.cn|eu))|c2s\.ic\.gov|api\.aws\.(?:ic\.gov|scloud|hci\.ic\.gov)|sc2s\.sgov\.gov|cloud\.adc-e\.uk|api\.cloud-aws\.adc-e\.uk|csp\.hci\.ic\.gov)$/u;

/** Whether an endpoint, a URL, is one of AWS. */
export function isAwsEndpoint(endpoint: string): boolean {
  return awsHost.test(new URL(endpoint).hostname);
}

/** Whether something else answers in the place of AWS: what is there is not in AWS. */
export function isStandIn({
  sandbox,
  endpoint,
}: {
  readonly sandbox: boolean;
  readonly endpoint: string | undefined;
}): boolean {
  return sandbox || (endpoint !== undefined && !isAwsEndpoint(endpoint));
}

/** What the sandbox answers for: services by the names they are signed with, and how variables of SDKs name them (`AWS_ENDPOINT_URL_…`). */
export const servedServices = {
  lambda: 'LAMBDA',
  logs: 'CLOUDWATCH_LOGS',
  monitoring: 'CLOUDWATCH',
  cloudtrail: 'CLOUDTRAIL',
  sqs: 'SQS',
  sts: 'STS',
  iam: 'IAM',
  xray: 'XRAY',
  schemas: 'SCHEMAS',
  tagging: 'RESOURCE_GROUPS_TAGGING_API',
} as const;

/** One of them, by the name it is signed with. */
export type ServedService = keyof typeof servedServices;

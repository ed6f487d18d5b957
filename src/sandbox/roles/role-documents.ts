import {createHash} from 'node:crypto';

/** A policy document. */
type PolicyDocument = Readonly<Record<string, unknown>>;

const version = '2012-10-17';

/** Who may take the roles of functions: Lambda. */
export const trust: PolicyDocument = {
  Version: version,
  Statement: [{Effect: 'Allow', Principal: {Service: 'lambda.amazonaws.com'}, Action: 'sts:AssumeRole'}],
};

/** AWS's own policies that roles of functions have, by the end of their ARN (AWS managed policy reference). */
export const managed: Readonly<Record<string, PolicyDocument>> = {
  'service-role/AWSLambdaBasicExecutionRole': {
    Version: version,
    Statement: [
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '*',
      },
    ],
  },
  'service-role/AWSLambdaSQSQueueExecutionRole': {
    Version: version,
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          ...['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          ...['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        ],
        Resource: '*',
      },
    ],
  },
  AWSXRayDaemonWriteAccess: {
    Version: version,
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          ...['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules'],
          ...['xray:GetSamplingTargets', 'xray:GetSamplingStatisticSummaries'],
        ],
        Resource: ['*'],
      },
    ],
  },
};

/** The role's own policy: what its functions send to when calls fail. */
export const ownPolicy = {
  name: 'failed-events',
  document: {
    Version: version,
    Statement: [{Sid: 'SendFailed', Effect: 'Allow', Action: ['sqs:SendMessage', 'sns:Publish'], Resource: '*'}],
  },
} as const;

/** An id as IAM gives them: by its kind, and of the same name always the same. */
export function toUniqueId(kind: 'AROA' | 'ANPA', name: string): string {
  const letters = createHash('sha256').update(name).digest('hex').toUpperCase();
  return `${kind}${letters.slice(0, 17)}`;
}

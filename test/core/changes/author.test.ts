import {expect, it} from 'vitest';
import {readAuthor} from '../../../src/core/changes/author.ts';

const role = (path: string) => ({type: 'AssumedRole', arn: `arn:aws:sts::123456789012:assumed-role/${path}`});

it.each([
  [role('ci-deploy/github-actions-482'), 'ci-deploy (github-actions-482)'],
  [role('AWSReservedSSO_PowerUser_0a1b2c3d4e5f/ana@example.com'), 'ana@example.com (PowerUser)'],
  [{type: 'IAMUser', userName: 'luis', arn: 'arn:aws:iam::123456789012:user/luis'}, 'luis'],
  [{type: 'Root', arn: 'arn:aws:iam::123456789012:root'}, 'root'],
  [{type: 'AWSService', invokedBy: 'autoscaling.amazonaws.com'}, 'autoscaling.amazonaws.com'],
  [undefined, 'somebody'],
])('knows of %j who it was', (userIdentity, who) => {
  expect(readAuthor({userIdentity}).who).toBe(who);
});

it.each([
  ['aws-cli/2.31.4 md/awscrt#0.27.6 ua/2.1 os/linux', 'AWS CLI'],
  ['APN/1.0 HashiCorp/1.0 Terraform/1.13.4 terraform-provider-aws/6.18.0 aws-sdk-go-v2/1.39.4', 'Terraform'],
  ['cloudformation.amazonaws.com', 'CloudFormation'],
  ['aws-cdk/2.1031.0 aws-sdk-js/3.900.0 lang/js md/nodejs#24', 'CDK'],
  ['Boto3/1.40.1 md/Botocore#1.40.1 lang/python#3.13', 'SDK for Python'],
  ['aws-sdk-js/3.900.0 ua/2.1 os/linux lang/js md/nodejs#24', 'SDK for JavaScript'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0', 'web console'],
  ['lambdeck/0.1.0 aws-sdk-js/3.900.0', 'lambdeck'],
  ['my-own-tool/7', 'my-own-tool'],
  ['', undefined],
])('knows by %j what it was done with', (userAgent, tool) => {
  expect(readAuthor({userAgent}).tool).toBe(tool);
});

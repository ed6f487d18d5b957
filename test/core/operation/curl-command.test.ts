import {spawnSync} from 'node:child_process';
import {expect, it} from 'vitest';
import {maskedText} from '../../../src/core/mask.ts';
import {buildAwsCommand} from '../../../src/core/operation/aws-command.ts';
import {getOperation} from '../../../src/schema/index.ts';

const target = {profile: undefined, region: 'eu-west-1', endpoint: undefined};
const keys = {AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'secret'};
const policy = `{"Sid": "it's \\"so\\""}`;
const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders-api';

/** What a shell gives to curl, in a folder without files. */
function run(text: string, env: object = keys) {
  const {stdout, status} = spawnSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }; ${text}`], {
    env: {...process.env, ...env},
    cwd: import.meta.dirname,
    encoding: 'utf8',
  });
  return {words: stdout.split('\0').slice(0, -1), status};
}

it('makes a signed curl of what the AWS CLI does not have', () => {
  const {text, notes} = buildAwsCommand(getOperation('PutResourcePolicy'), {ResourceArn: arn, Policy: policy}, target);
  const {words} = run(text);
  expect(words).toEqual(expect.arrayContaining(['--aws-sigv4', 'aws:amz:eu-west-1:lambda', '--user', 'AKID:secret']));
  expect(JSON.parse(words[words.indexOf('--data-raw') + 1] ?? '')).toEqual({Policy: policy});
  expect(words.at(-1)).toContain(`https://lambda.eu-west-1.amazonaws.com/`);
  expect(words.at(-1)).toContain(encodeURIComponent(arn));
  expect(notes).toEqual([expect.stringContaining('the AWS CLI has no PutResourcePolicy')]);
});

it('streams a response by curl, with the payload as it is', () => {
  const input = {FunctionName: 'orders-api', Qualifier: 'live', Payload: new TextEncoder().encode(policy)};
  const {text} = buildAwsCommand(getOperation('InvokeWithResponseStream'), input, {
    ...target,
    endpoint: 'http://127.0.0.1:9001',
  });
  const {words} = run(text);
  expect(words[words.indexOf('--data-raw') + 1]).toBe(policy);
  expect(words.at(-1)).toMatch(/^http:\/\/127\.0\.0\.1:9001\/.*\/functions\/orders-api\/.*\?Qualifier=live$/);
});

it('sends nothing without its keys, or without the file of what is masked', () => {
  const {text} = buildAwsCommand(getOperation('PutResourcePolicy'), {ResourceArn: arn, Policy: policy}, target);
  expect(run(text, {AWS_ACCESS_KEY_ID: undefined})).toMatchObject({words: []});
  const input = {FunctionName: 'orders-api', Payload: maskedText};
  const masked = buildAwsCommand(getOperation('InvokeWithResponseStream'), input, target);
  expect(run(masked.text)).toEqual({words: [], status: 1});
  expect(masked.notes.join()).toContain('make body.json first');
});

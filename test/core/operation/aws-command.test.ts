import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {maskedText} from '../../../src/core/mask.ts';
import {buildAwsCommand, isMissingInCli} from '../../../src/core/operation/aws-command.ts';
import type {CommandTarget} from '../../../src/core/operation/command-line.ts';
import type {OperationName} from '../../../src/schema/index.ts';
import {getOperation, operations} from '../../../src/schema/index.ts';
import {words} from '../../support/shell-words.ts';

const target = {profile: undefined, region: 'eu-west-1', endpoint: undefined};

const formatAwsCommand = (name: OperationName, input: object, to: CommandTarget) =>
  buildAwsCommand(getOperation(name), {...input}, to).text;

describe('the aws command of a call', () => {
  it('names operation, members and connection as the AWS CLI does', () => {
    expect(formatAwsCommand('GetLayerVersionByArn', {Arn: 'arn:aws:lambda:eu-west-1:1:layer:tools:3'}, target)).toBe(
      'aws lambda get-layer-version-by-arn --arn arn:aws:lambda:eu-west-1:1:layer:tools:3 --region eu-west-1',
    );
    expect(
      formatAwsCommand(
        'GetAlias',
        {FunctionName: 'orders', Name: undefined},
        {
          profile: 'my prod',
          region: 'eu-west-1',
          endpoint: 'http://127.0.0.1:9001',
        },
      ),
    ).toBe(
      "aws lambda get-alias --function-name orders --endpoint-url http://127.0.0.1:9001 --profile 'my prod' --region eu-west-1",
    );
  });

  it.each([
    ['FunctionName', 'function-name'],
    ['UUID', 'uuid'],
    ['KMSKeyArn', 'kms-key-arn'],
    ['S3Bucket', 's3-bucket'],
    ['SourceKMSKeyArn', 'source-kms-key-arn'],
    ['CodeSha256', 'code-sha256'],
    ['MaximumRecordAgeInSeconds', 'maximum-record-age-in-seconds'],
  ])('spells %s as --%s', (member, option) => {
    expect(words(formatAwsCommand('GetFunction', {[member]: 'x'}, target))[3]).toBe(`--${option}`);
  });

  it('turns switches on and off, and writes structures as JSON', () => {
    const command = formatAwsCommand(
      'UpdateFunctionCode',
      {DryRun: true, Publish: false, Architectures: ['arm64']},
      target,
    );
    expect(words(command).slice(3, 7)).toEqual(['--dry-run', '--no-publish', '--architectures', '["arm64"]']);
  });

  it('can be pasted into a shell: every value arrives as it was', () => {
    const value = fc
      .oneof(
        fc.string(),
        fc.string({unit: 'binary'}),
        fc.string({unit: fc.constantFrom("'", '"', '\\', '$', '`', '!', ' ', '\n', '*', '~', ';', '&', '-')}),
      )
      .filter(text => !text.includes('\0'));
    fc.assert(
      fc.property(value, value, (name, profile) => {
        const command = formatAwsCommand(
          'GetFunction',
          {FunctionName: name, Tags: {[name]: profile}},
          {...target, profile},
        );
        expect(words(command)).toEqual([
          ...['aws', 'lambda', 'get-function', ...option('function-name', name)],
          ...option('tags', JSON.stringify({[name]: profile})),
          ...[...option('profile', profile), '--region', 'eu-west-1'],
        ]);
      }),
      {numRuns: 500},
    );
  });

  it('writes times, numbers and files as the AWS CLI takes them', () => {
    expect(words(formatAwsCommand('ListDurableExecutionsByFunction', {StartedAfter: new Date(0)}, target))[4]).toBe(
      '1970-01-01T00:00:00.000Z',
    );
    expect(words(formatAwsCommand('UpdateEventSourceMapping', {MaximumRetryAttempts: -1}, target))[3]).toBe(
      '--maximum-retry-attempts=-1',
    );
    const code = words(formatAwsCommand('CreateFunction', {Code: {ZipFile: 'my code.zip'}}, target));
    expect(code.slice(3, -2)).toEqual(['--zip-file', 'fileb://my code.zip']);
    const both = words(formatAwsCommand('CreateFunction', {Code: {ZipFile: new Uint8Array(3), S3Key: 'k'}}, target));
    expect(both.slice(3, -2)).toEqual(['--zip-file', 'fileb://code.zip', '--code', '{"S3Key":"k"}']);
    const payload = new TextEncoder().encode('{"pin": 1}');
    const invoke = words(formatAwsCommand('Invoke', {Payload: payload}, target));
    expect(invoke.slice(3, 7)).toEqual(['--cli-binary-format', 'raw-in-base64-out', '--payload', '{"pin": 1}']);
    expect(invoke.slice(7)).toEqual(['--region', 'eu-west-1', 'response.json']);
    const bytes = words(formatAwsCommand('Invoke', {Payload: new Uint8Array([0, 255])}, target));
    expect(bytes.slice(3, 7)).toEqual(['--cli-binary-format', 'base64', '--payload', 'AP8=']);
  });

  it('needs a file where something is masked, and says which: without it nothing is sent', () => {
    const masked = {Environment: {Variables: {KEY: maskedText}}, ZipFile: maskedText, Description: maskedText};
    const {text, notes} = buildAwsCommand(getOperation('UpdateFunctionConfiguration'), masked, target);
    expect(text).not.toContain(maskedText);
    expect(words(text).slice(3, -2)).toEqual([
      ...['--environment', 'file://./environment.json', '--zip-file', 'fileb://code.zip'],
      ...['--description', 'file://./description.txt'],
    ]);
    expect(notes).toEqual([
      'make environment.json first: {"Variables":{"KEY":"<secret>"}}',
      'make code.zip first: the code that was sent',
      'make description.txt first: the secret, with no line end',
    ]);
  });

  it('never lets the CLI read a file in place of a text, or a text lose what no argument holds', () => {
    const text = fc.oneof(
      fc.constantFrom('file:///etc/hostname', 'fileb://code.zip', 'file://', 'a\u0000b', '\ud800'),
      fc.string({unit: 'binary'}),
    );
    fc.assert(
      fc.property(text, Description => {
        const [, , , option, value = ''] = words(formatAwsCommand('UpdateAlias', {Description}, target));
        if (option === '--cli-input-json') expect(JSON.parse(value)).toEqual({Description});
        else expect(value).not.toMatch(/^fileb?:\/\/|\0/);
      }),
    );
    const both = words(formatAwsCommand('UpdateAlias', {Name: 'live', Description: 'file://x'}, target));
    expect(both.slice(3, -2)).toEqual(['--name', 'live', '--cli-input-json', '{"Description":"file://x"}']);
  });

  it('has a spelling of its own for every operation and for every member of one', () => {
    const inCli = [...operations.values()].filter(operation => !isMissingInCli(operation));
    const commands = inCli.map(({name}) => words(formatAwsCommand(name, {}, target))[2]);
    expect(new Set(commands).size).toBe(inCli.length);
    for (const {name, input} of inCli) {
      const members = Object.fromEntries(input.map(field => [field.name, 'x']));
      const options = words(formatAwsCommand(name, members, target)).filter(word => word.startsWith('--'));
      expect(new Set(options).size).toBe(input.length + 1);
    }
  });
});

/** An option with its value: joined when the value begins with a dash. */
function option(name: string, value: string): string[] {
  return value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value];
}

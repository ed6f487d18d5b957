import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {toAwsCommand} from '../../src/core/aws-command.ts';
import {operations} from '../../src/schema/index.ts';

const target = {profile: undefined, region: 'eu-west-1', endpoint: undefined};

describe('the aws command of a call', () => {
  it('names operation, members and connection as the AWS CLI does', () => {
    expect(toAwsCommand('GetLayerVersionByArn', {Arn: 'arn:aws:lambda:eu-west-1:1:layer:tools:3'}, target)).toBe(
      'aws lambda get-layer-version-by-arn --arn arn:aws:lambda:eu-west-1:1:layer:tools:3 --region eu-west-1',
    );
    expect(
      toAwsCommand(
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
    expect(words(toAwsCommand('GetFunction', {[member]: 'x'}, target))[3]).toBe(`--${option}`);
  });

  it('turns switches on and off, and writes structures as JSON', () => {
    const command = toAwsCommand(
      'UpdateFunctionCode',
      {DryRun: true, Publish: false, Architectures: ['arm64']},
      target,
    );
    expect(words(command).slice(3, 7)).toEqual(['--dry-run', '--no-publish', '--architectures', '["arm64"]']);
  });

  it('can be pasted into a shell: every value arrives as it was', () => {
    const value = fc.oneof(
      fc.string(),
      fc.string({unit: 'binary'}),
      fc.string({unit: fc.constantFrom("'", '"', '\\', '$', '`', '!', ' ', '\n', '*', '~', ';', '&', '-')}),
    );
    fc.assert(
      fc.property(value, value, (name, profile) => {
        const command = toAwsCommand(
          'GetFunction',
          {FunctionName: name, Tags: {[name]: profile}},
          {...target, profile},
        );
        expect(words(command)).toEqual([
          ...['aws', 'lambda', 'get-function', '--function-name', name],
          ...['--tags', JSON.stringify({[name]: profile}), '--profile', profile, '--region', 'eu-west-1'],
        ]);
      }),
      {numRuns: 500},
    );
  });

  it('has a spelling of its own for every operation and for every member of one', () => {
    const commands = [...operations.keys()].map(name => words(toAwsCommand(name, {}, target))[2]);
    expect(new Set(commands).size).toBe(operations.size);
    for (const {name, input} of operations.values()) {
      const members = Object.fromEntries(input.map(field => [field.name, 'x']));
      const options = words(toAwsCommand(name, members, target)).filter(word => word.startsWith('--'));
      expect(new Set(options).size).toBe(input.length + 1);
    }
  });
});

/** The words a POSIX shell makes of a command line: quotes and backslashes taken away, blanks between words. */
function words(line: string): string[] {
  const found: string[] = [];
  const word = /\s*((?:'[^']*'|\\[\s\S]|[^\s'"\\$`;&|<>(){}[\]*?!~#])+)/uy;
  while (word.lastIndex < line.length) {
    const at = word.lastIndex;
    const [, quoted] = word.exec(line) ?? [];
    if (quoted === undefined) throw new Error(`A shell would stumble at ${line.slice(at)}`);
    found.push(quoted.replace(/'([^']*)'|\\([\s\S])/gu, (_, inside, escaped) => inside ?? escaped));
  }
  return found;
}

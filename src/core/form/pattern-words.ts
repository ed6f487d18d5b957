import type {FieldError} from '../../schema/validate.ts';

/**
 * The error with what is allowed said in words where the schema has a pattern only; as it is when the pattern is of a
 * member that nobody has put into words, e.g. one that a later SDK adds.
 */
export function inWords(error: FieldError): FieldError {
  const words = error.rule === 'pattern' ? patternWords(error.path, String(error.limit)) : undefined;
  return words === undefined ? error : {...error, message: `is not allowed here: ${words}`};
}

/** What a pattern of a member says in words; undefined when nobody has put it into words. `path` is a member's: `Layers[0]` or `Environment.Variables{STAGE}`. */
export function patternWords(path: string, pattern: string): string | undefined {
  const member = path.replace(/(\[\d+\])+$/, '').replace(/\{.*\}$/s, '');
  const name = member.slice(member.lastIndexOf('.') + 1);
  return words.find(({of, when}) => of.includes(name) && (when === undefined || pattern.includes(when)))?.say;
}

interface Words {
  /** Names of the members it is said of. */
  readonly of: readonly string[];
  /** What the pattern has to contain, where members of one name differ. */
  readonly when?: string;
  readonly say: string;
}

const plainName = 'letters, digits, - and _';
const accountId = 'the 12 digits of an AWS account';
const layerVersion = 'the ARN of a layer version: arn:aws:lambda:<region>:<account>:layer:<name>:<version>';

/** By name, the more special pattern first. */
const words: readonly Words[] = [
  {
    of: ['FunctionName'],
    say: `a function's name (${plainName}) or its ARN, with :alias or :version where one is meant`,
  },
  {of: ['Qualifier'], when: '\\.PUBLISHED|[0-9]+', say: 'a version number or $LATEST.PUBLISHED'},
  {of: ['Qualifier'], when: '^\\d+$', say: `the name of an alias: ${plainName}, not digits only`},
  {of: ['Qualifier'], say: 'a version number, the name of an alias or $LATEST'},
  {of: ['FunctionVersion'], say: 'a version number or $LATEST'},
  {of: ['AdditionalVersionWeights'], say: 'a version number'},
  {of: ['Name'], when: '^[0-9]+$', say: `${plainName}, not digits only`},
  {of: ['Name'], say: 'plain ASCII characters'},
  {of: ['Role', 'CapacityProviderOperatorRoleArn'], say: 'the ARN of a role: arn:aws:iam::<account>:role/<name>'},
  {of: ['Handler'], say: 'a handler without blanks, such as index.handler'},
  {of: ['Variables'], say: 'a letter, then letters, digits and _; two characters at least'},
  {of: ['Tags', 'ExplicitTags', 'TagKeys'], say: 'letters, digits, blanks and _ . : / = + - @'},
  {of: ['Layers'], say: layerVersion},
  {of: ['Arn'], when: ':layer:', say: layerVersion},
  {of: ['Arn'], say: 'the ARN of a file system access point'},
  {of: ['LayerName'], say: `a layer's name (${plainName}) or its ARN`},
  {of: ['LocalMountPath'], say: '/mnt/ and a name of letters, digits, - _ and .'},
  {
    of: ['KMSKeyArn', 'KmsKeyArn', 'SourceKMSKeyArn'],
    say: 'the ARN of a KMS key: arn:aws:kms:<region>:<account>:key/<id>',
  },
  {of: ['TargetArn'], say: 'the ARN of a queue or topic'},
  {of: ['EventSourceArn', 'SourceArn', 'Resource'], say: 'an ARN: arn:aws:<service>:<region>:<account>:<resource>'},
  {of: ['Destination'], say: 'an ARN, or kafka:// and a topic'},
  {of: ['SigningProfileVersionArns'], say: 'the ARN of a signing profile version'},
  {of: ['CodeSigningConfigArn'], say: 'arn:aws:lambda:<region>:<account>:code-signing-config:csc-<id>'},
  {of: ['CapacityProviderArn'], say: 'arn:aws:lambda:<region>:<account>:capacity-provider:<name>'},
  {of: ['CapacityProviderName'], say: `a capacity provider's name (${plainName}) or its ARN`},
  {of: ['ResourceArn'], say: 'the ARN of a function: arn:aws:lambda:<region>:<account>:function:<name>'},
  {of: ['RuntimeVersionArn'], say: 'the ARN of a runtime version: arn:aws:lambda:<region>::runtime:<id>'},
  {of: ['DurableExecutionArn'], say: 'the ARN of a durable execution, as List durable executions tells it'},
  {of: ['CheckpointToken', 'CallbackId'], say: 'a token as Lambda gave it out (base64)'},
  {of: ['RevisionId'], say: 'a revision as Lambda gave it out (8-4-4-4-12 hexadecimal digits)'},
  {of: ['S3Bucket'], say: "a bucket's name: letters, digits, . - and _, no . at the end"},
  {of: ['SubnetIds'], say: 'subnet- and letters and digits'},
  {of: ['SecurityGroupIds'], say: 'sg- and letters and digits'},
  {of: ['LogGroup'], say: 'letters, digits and . - _ / #'},
  {of: ['StatementId'], when: '-_.', say: 'letters, digits, - _ and .'},
  {of: ['StatementId', 'Id', 'ParentId', 'SubType', 'DurableExecutionName', 'PollerGroupName'], say: plainName},
  {of: ['Action'], when: 'GetLayerVersion', say: 'lambda:GetLayerVersion, the only one there is for layers'},
  {of: ['Action'], say: 'lambda:<operation>, such as lambda:InvokeFunction, or lambda:*'},
  {of: ['Principal'], when: ':root', say: 'the 12 digits of an AWS account, * for all, or arn:aws:iam::<account>:root'},
  {of: ['Principal'], say: 'a service such as s3.amazonaws.com, an account or an ARN, without blanks'},
  {of: ['SourceAccount'], say: accountId},
  {of: ['OrganizationId', 'PrincipalOrgID'], say: 'o- and 10 to 32 letters and digits'},
  {of: ['EventSourceToken'], say: 'letters, digits and . _ -'},
  {of: ['TenantId'], say: 'letters, digits, blanks and . _ : / = + - @'},
  {of: ['ClientToken'], say: 'plain ASCII characters without blanks'},
  {of: ['Topics'], say: "a topic's name: letters, digits, - _ and .; no . first"},
  {of: ['Endpoints'], say: 'host:port, such as broker.example.com:9092'},
  {
    of: ['SchemaRegistryURI', 'ConsumerGroupId', 'URI'],
    say: 'an ARN or an address, of letters, digits and - / * : _ + = . @',
  },
  {of: ['DatabaseName'], say: "a database's name without blanks / . $ and quotes"},
  {of: ['CollectionName'], say: "a collection's name that is no system collection"},
  {
    of: ['AllowedInstanceTypes', 'ExcludedInstanceTypes'],
    say: 'an instance type such as m7g.large; * stands for any text',
  },
  {of: ['MasterRegion'], say: 'a region such as eu-west-1, or ALL'},
];

import {toOptionalText, toStructure} from '../format/members.ts';
import type {Item} from '../item.ts';

/** Who made a change, and by what. */
export interface Author {
  /** `ci-deploy (github-actions-482)`, `ana`. */
  readonly who: string;
  /** `AWS CLI`, `Terraform`, `CloudFormation`; undefined where its user agent is not known. */
  readonly tool: string | undefined;
  /** Where it came from: an address, or a service that called for somebody. */
  readonly address: string | undefined;
}

/** The author that an event's record tells of. */
export function readAuthor(record: Item): Author {
  const address = toOptionalText(record['sourceIPAddress']);
  const agent = toOptionalText(record['userAgent']) ?? '';
  return {who: readWho(toStructure(record['userIdentity'])), tool: nameTool(agent, address), address};
}

/** A role's session tells the role first: that is what people know; its session may be a person, a build, an instance. */
function readWho(identity: Item): string {
  const arn = toOptionalText(identity['arn']) ?? '';
  const [, role, session] = /:assumed-role\/([^/]+)\/(.+)$/.exec(arn) ?? [];
  if (role !== undefined && session !== undefined) return nameSession(role, session);
  const name = toOptionalText(identity['userName']) ?? toOptionalText(identity['invokedBy']);
  if (name !== undefined) return name;
  if (identity['type'] === 'Root') return 'root';
  return /[^/:]+$/.exec(arn)?.[0] ?? toOptionalText(identity['principalId']) ?? 'somebody';
}

/** A role that the identity center makes is called by its permission set: the person is what is known. */
function nameSession(role: string, session: string): string {
  const [, permissions] = /^AWSReservedSSO_(.+)_[\da-f]+$/.exec(role) ?? [];
  return permissions === undefined ? `${role} (${session})` : `${session} (${permissions})`;
}

/** By what a user agent says, the one that is told of first wins: Terraform speaks through an SDK. */
const tools: readonly (readonly [RegExp, string])[] = [
  [/lambdeck/i, 'lambdeck'],
  [/terraform/i, 'Terraform'],
  [/opentofu/i, 'OpenTofu'],
  [/pulumi/i, 'Pulumi'],
  [/cloudformation\.amazonaws\.com/, 'CloudFormation'],
  [/aws-cdk/i, 'CDK'],
  [/aws-sam|aws-cli\/\S+ sam|SAM CLI/i, 'SAM'],
  [/serverless/i, 'Serverless'],
  [/ansible/i, 'Ansible'],
  [/signin\.|console\.amazonaws\.com|AWSConsole|^AWS Internal$|^Mozilla\//, 'web console'],
  [/aws-cli\//i, 'AWS CLI'],
  [/boto/i, 'SDK for Python'],
  [/aws-sdk-js/i, 'SDK for JavaScript'],
  [/aws-sdk-java/i, 'SDK for Java'],
  [/aws-sdk-go/i, 'SDK for Go'],
  [/aws-sdk-(dotnet|net)/i, 'SDK for .NET'],
  [/aws-sdk-(rust|ruby|php|cpp|kotlin|swift)/i, 'SDK'],
];

function nameTool(agent: string, address: string | undefined): string | undefined {
  const found = tools.find(([pattern]) => pattern.test(agent) || (address !== undefined && pattern.test(address)));
  return found?.[1] ?? (agent === '' ? undefined : agent.split(/[\s/]/)[0]);
}

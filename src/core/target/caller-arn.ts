/** Who calls, as the ARN of the service that names callers says it. */
export interface NamedCaller {
  /** Name of the role that was assumed; empty of users and of an account's root. */
  readonly role: string;
  /** The name of the user, or role and session: `ProdAdmin/alice`. */
  readonly name: string;
}

/** Reads the ARN of a user or of an assumed role; undefined for anything else. */
export function readCallerArn(arn: string): NamedCaller | undefined {
  const resource = /^arn:[^:]+:(?:iam|sts)::\d*:(.+)$/.exec(arn)?.[1];
  if (resource === undefined) return undefined;
  const [kind, ...parts] = resource.split('/');
  const name = parts.at(-1) ?? resource;
  if (kind !== 'assumed-role') return {role: '', name};
  const role = parts[0] ?? '';
  return {role, name: `${role}/${name}`};
}

import {parseArn} from '../format/arn.ts';
import {formatJson} from '../format/json.ts';
import type {Problem} from '../problem.ts';

/** Something of a role that was read, or why it was not. */
export type RolePart<Value> = {readonly value: Value} | {readonly problem: Problem};

/** A policy of a role: its own, or one that is attached to it and has an ARN. Documents are JSON. */
export interface RolePolicy {
  readonly name: string;
  readonly arn: string | undefined;
  readonly document: RolePart<string>;
}

/** A role, as far as it may be read. */
export interface FunctionRole {
  /** The document that says who may take it. */
  readonly trust: RolePart<string>;
  readonly own: RolePart<readonly RolePolicy[]>;
  readonly attached: RolePart<readonly RolePolicy[]>;
}

/** Reading roles. */
export interface RoleServices {
  /** What is known of the role of that name; what may not be read is part of the answer. Rejects with a `ProblemError`. */
  read(name: string, signal: AbortSignal): Promise<FunctionRole>;
}

/** The name in a role's ARN, without its path; undefined for what is none. */
export function findRoleName(arn: unknown): string | undefined {
  const {service, resource = ''} = parseArn(arn) ?? {};
  return service === 'iam' && resource.startsWith('role/') ? resource.split('/').at(-1) : undefined;
}

/** A role as lines: who may take it, then its policies, each as it is written. */
export function formatRole(arn: string, {trust, own, attached}: FunctionRole): readonly string[] {
  return [
    arn,
    '',
    'WHO MAY TAKE IT (trust policy)',
    ...formatDocument(trust),
    ...formatPolicies('ITS OWN POLICIES', own),
    ...formatPolicies('ATTACHED POLICIES', attached),
  ];
}

function formatPolicies(title: string, policies: RolePart<readonly RolePolicy[]>): readonly string[] {
  if ('problem' in policies) return ['', title, formatUnread(policies.problem)];
  if (policies.value.length === 0) return ['', title, '  none'];
  return policies.value.flatMap(({name, arn, document}) => [
    '',
    `${title}: ${arn === undefined ? name : `${name}  ${arn}`}`,
    ...formatDocument(document),
  ]);
}

function formatDocument(document: RolePart<string>): readonly string[] {
  if ('problem' in document) return [formatUnread(document.problem)];
  return (formatJson(document.value) ?? [document.value]).map(line => `  ${line}`);
}

function formatUnread({what, why, tryThis}: Problem): string {
  return `  ✗ ${what}: ${why} → ${tryThis}`;
}

import {defineCollection} from '../store/index.ts';

/** One statement of a resource policy, as policy documents write it. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: string | Readonly<Record<string, string>>;
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A resource policy, with the revision that guards its changes. */
export interface Policy {
  readonly statements: readonly Statement[];
  readonly revisionId: string;
}

/** Policies of functions: owner is the function's name, key the version or alias, empty for the function itself. */
export const policies = defineCollection<Policy>('function.policy');

/** Who may: an account's number becomes its root user, as the service writes it. */
export function toPrincipal(principal: string): Statement['Principal'] {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return {AWS: `arn:aws:iam::${principal}:root`};
  return principal.startsWith('arn:') ? {AWS: principal} : {Service: principal};
}

/** The policy as its document, a JSON text. */
export function toPolicyDocument({statements}: Policy): string {
  return JSON.stringify({Version: '2012-10-17', Id: 'default', Statement: statements});
}

import {defineCollection} from '../store/index.ts';

/** One statement of a resource policy, as policy documents write it. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** A resource policy. */
export interface Policy {
  /** Version and Id of a document that was put as a whole. */
  readonly head?: {readonly Version?: string; readonly Id?: string};
  readonly statements: readonly Statement[];
  /** Renewed with each of its changes, and only then; absent of one that an older version kept. */
  readonly revisionId?: string;
}

/** Policies of functions: owner is the function's name, key the version or alias, empty for the function itself. */
export const policies = defineCollection<Policy>('function.policy');

/** Who may: an account's number becomes its root user, as the service writes it. */
export function buildPrincipal(principal: string): string | Readonly<Record<string, string>> {
  if (principal === '*') return '*';
  if (/^\d{12}$/.test(principal)) return {AWS: `arn:aws:iam::${principal}:root`};
  return principal.startsWith('arn:') ? {AWS: principal} : {Service: principal};
}

/** The policy as its document, a JSON text. */
export function formatPolicy({head, statements}: Policy): string {
  return JSON.stringify({Version: '2012-10-17', Id: 'default', ...head, Statement: statements});
}

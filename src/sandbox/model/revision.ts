import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {getVersion} from './find-function.ts';
import {buildConfiguration} from './state.ts';
import {aliasCollection} from './stored-alias.ts';
import {latest, toVersionKey, versionCollection} from './stored-function.ts';
import {policies} from './stored-policy.ts';

/** A function, or one of its versions or aliases. */
export interface Revised {
  readonly name: string;
  /** Version or alias; empty for the function itself. */
  readonly key: string;
}

/** The RevisionId of the policy of a function, version or alias; where there is none, that of what it would be of. */
export function policyRevisionOf({name, key}: Revised, context: Context): string {
  return context.records.get(policies, name, key)?.revisionId ?? revisionOf({name, key}, context);
}

function revisionOf({name, key}: Revised, context: Context): string {
  const alias = context.records.get(aliasCollection, name, key);
  if (alias) return alias.revisionId;
  const version = getVersion(context, name, key || latest);
  return (version && buildConfiguration(version, context.now()).RevisionId) ?? '';
}

/** Gives a policy and what it is of a new RevisionId, the same to both: other changes of the latter leave the policy's. */
export function renewPolicyRevision({name, key}: Revised, context: Context): void {
  const {records} = context;
  const revisionId = renewRevision({name, key}, context);
  const policy = records.get(policies, name, key);
  if (policy) records.put(policies, name, key, {...policy, revisionId});
}

/** Gives a function, version or alias a new RevisionId, as every change of what belongs to it does; the new one. */
export function renewRevision({name, key}: Revised, context: Context): string {
  const {records} = context;
  const revisionId = randomUUID();
  const alias = records.get(aliasCollection, name, key);
  if (alias) {
    records.put(aliasCollection, name, key, {...alias, revisionId});
    return revisionId;
  }
  const stored = getVersion(context, name, key || latest);
  if (!stored) return revisionId;
  const {settledRevisionId: _, ...version} = stored;
  const configuration = {...version.configuration, RevisionId: revisionId};
  records.put(versionCollection, name, toVersionKey(key || latest), {...version, configuration});
  return revisionId;
}

import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {getVersion} from './find-function.ts';
import {buildConfiguration} from './state.ts';
import {aliasCollection} from './stored-alias.ts';
import {latest, toVersionKey, versionCollection} from './stored-function.ts';

/** A function, or one of its versions or aliases: its revision is also that of its policy. */
export interface Revised {
  readonly name: string;
  /** Version or alias; empty for the function itself. */
  readonly key: string;
}

/** The RevisionId of a function, version or alias that is there. */
export function revisionOf({name, key}: Revised, context: Context): string {
  const alias = context.records.get(aliasCollection, name, key);
  if (alias) return alias.revisionId;
  const version = getVersion(context, name, key || latest);
  return (version && buildConfiguration(version, context.now()).RevisionId) ?? '';
}

/** Gives a function, version or alias a new RevisionId, as every change of what belongs to it does. */
export function renewRevision({name, key}: Revised, context: Context): void {
  const {records} = context;
  const alias = records.get(aliasCollection, name, key);
  if (alias) return records.put(aliasCollection, name, key, {...alias, revisionId: randomUUID()});
  const stored = getVersion(context, name, key || latest);
  if (!stored) return;
  const {settledRevisionId: _, ...version} = stored;
  const configuration = {...version.configuration, RevisionId: randomUUID()};
  records.put(versionCollection, name, toVersionKey(key || latest), {...version, configuration});
}

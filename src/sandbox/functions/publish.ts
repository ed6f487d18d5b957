import {randomUUID} from 'node:crypto';
import type {Context} from '../context.ts';
import {toFunctionArn} from '../names/function-name.ts';
import {getVersion} from './find-function.ts';
import {isSettling} from './state.ts';
import {latest, type StoredVersion, toVersionKey, versions} from './stored-function.ts';

/**
 * Publishes `$LATEST` as the next version, an immutable copy. When nothing has changed since the last time, that
 * version is returned instead.
 */
export function publishVersion(
  name: string,
  current: StoredVersion,
  {description}: {readonly description?: string | undefined},
  context: Context,
): StoredVersion {
  const same = current.publishedAs === undefined ? undefined : getVersion(context, name, current.publishedAs);
  if (same) return same;
  const number = String(current.nextVersion ?? 1);
  const {publishedAs: _, nextVersion: __, settledRevisionId: ___, ...version} = current;
  const {updatingUntil: ____, ...copy} = version;
  const {configuration} = current;
  const now = context.now();
  const published: StoredVersion = {
    ...copy,
    ...toSettled(copy, now),
    configuration: {
      ...configuration,
      Version: number,
      FunctionArn: toFunctionArn(context, {name, qualifier: number}),
      RevisionId: randomUUID(),
      ...(description === undefined ? {} : {Description: description}),
      ...(configuration.SnapStart ? {SnapStart: toPublishedSnapStart(configuration.SnapStart)} : {}),
    },
  };
  context.records.put(versions, name, toVersionKey(number), published);
  context.records.put(versions, name, latest, {
    ...version,
    ...toSettled(version, now),
    configuration: {...configuration, RevisionId: randomUUID()},
    publishedAs: number,
    nextVersion: Number(number) + 1,
  });
  return published;
}

/** What is still settling gets another revision by that. */
function toSettled(version: StoredVersion, now: number): Pick<StoredVersion, 'settledRevisionId'> {
  return isSettling(version, now) ? {settledRevisionId: randomUUID()} : {};
}

function toPublishedSnapStart(snapStart: NonNullable<StoredVersion['configuration']['SnapStart']>) {
  return {...snapStart, OptimizationStatus: snapStart.ApplyOn === 'PublishedVersions' ? 'On' : 'Off'} as const;
}

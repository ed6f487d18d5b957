import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {invalidParameter} from '../errors/lambda-error.ts';
import {getVersion} from '../model/find-function.ts';
import {isVersionSettling} from '../model/state.ts';
import {providerOf} from '../model/stored-capacity-provider.ts';
import {
  latest,
  latestPublished,
  type StoredConfiguration,
  type StoredVersion,
  toVersionKey,
  versionCollection,
} from '../model/stored-function.ts';
import {formatFunctionArn} from '../names/function-name.ts';

interface Publication {
  readonly Description?: string | undefined;
  readonly PublishTo?: 'LATEST_PUBLISHED' | undefined;
  /** Until then (milliseconds since 1970) the new version is Pending. */
  readonly pendingUntil?: number;
}

/**
 * Publishes `$LATEST` as the next version, an immutable copy, or as `$LATEST.PUBLISHED`, in whose place a copy is put each
 * time. When nothing has changed since the last time, that numbered version is returned instead.
 */
export function publishVersion(
  name: string,
  current: StoredVersion,
  {Description, PublishTo, pendingUntil}: Publication,
  context: Context,
): StoredVersion {
  const isNumbered = PublishTo === undefined;
  if (!isNumbered) checkManaged(current);
  const same = isNumbered && current.publishedAs ? getVersion(context, name, current.publishedAs) : undefined;
  if (same) return same;
  const version = isNumbered ? String(current.nextVersion ?? 1) : latestPublished;
  const now = context.now();
  const members = Description === undefined ? {} : {Description};
  const pending = pendingUntil === undefined ? {} : {pendingUntil};
  const published = buildCopy(name, {...current, ...pending}, {...members, Version: version}, context);
  context.records.put(versionCollection, name, toVersionKey(version), published);
  const {settledRevisionId: _, ...rest} = current;
  context.records.put(versionCollection, name, latest, {
    ...rest,
    ...toSettled(current, now),
    configuration: {...current.configuration, RevisionId: randomUUID()},
    ...(isNumbered ? {publishedAs: version, nextVersion: Number(version) + 1} : {}),
  });
  return published;
}

/** Throws an InvalidParameterValueException for a function that has no `$LATEST.PUBLISHED`. */
function checkManaged({configuration}: StoredVersion): void {
  if (providerOf(configuration) !== undefined) return;
  throw invalidParameter('$LATEST.PUBLISHED is for functions with a capacity provider only.');
}

function buildCopy(
  name: string,
  current: StoredVersion,
  members: StoredConfiguration & {readonly Version: string},
  context: Context,
): StoredVersion {
  const {publishedAs: _, nextVersion: __, settledRevisionId: ___, updatingUntil: ____, ...copy} = current;
  const {configuration} = copy;
  return {
    ...copy,
    ...toSettled(copy, context.now()),
    configuration: {
      ...configuration,
      ...members,
      FunctionArn: formatFunctionArn(context, {name, qualifier: members.Version}),
      RevisionId: randomUUID(),
      ...(configuration.SnapStart ? {SnapStart: toPublishedSnapStart(configuration.SnapStart)} : {}),
    },
  };
}

/** What is still settling gets another revision by that. */
function toSettled(version: StoredVersion, now: number): Pick<StoredVersion, 'settledRevisionId'> {
  return isVersionSettling(version, now) ? {settledRevisionId: randomUUID()} : {};
}

function toPublishedSnapStart(snapStart: NonNullable<StoredVersion['configuration']['SnapStart']>) {
  return {...snapStart, OptimizationStatus: snapStart.ApplyOn === 'PublishedVersions' ? 'On' : 'Off'} as const;
}

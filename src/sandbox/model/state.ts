import type {StoredConfiguration, StoredVersion} from './stored-function.ts';

/** The configuration as it is at `now` (milliseconds since 1970), with State and LastUpdateStatus. */
export function buildConfiguration(version: StoredVersion, now: number): StoredConfiguration {
  return {...version.configuration, RevisionId: toRevisionId(version, now), ...toState(version, now)};
}

/** The configuration of what was just created, however soon it is done: that it is Pending, and nothing of an update. */
export function buildCreated(version: StoredVersion, now: number): StoredConfiguration {
  return {...version.configuration, RevisionId: toRevisionId(version, now), ...pending};
}

/** The configuration of what was just changed, however soon that is done: the update is InProgress. */
export function buildUpdated(version: StoredVersion, now: number): StoredConfiguration {
  return {...version.configuration, RevisionId: toRevisionId(version, now), State: 'Active', ...updating};
}

/** The subset the list operations answer: state and runtime version are left to GetFunctionConfiguration. */
export function buildListed(version: StoredVersion, now: number): StoredConfiguration {
  const {RuntimeVersionConfig: _, ...listed} = version.configuration;
  return {...listed, RevisionId: toRevisionId(version, now)};
}

function toRevisionId({configuration, settledRevisionId, ...times}: StoredVersion, now: number): string | undefined {
  return isVersionSettling(times, now) ? configuration.RevisionId : (settledRevisionId ?? configuration.RevisionId);
}

/** Whether a version is Pending, or its last update InProgress. */
export function isVersionSettling(
  {pendingUntil = 0, updatingUntil = 0}: Pick<StoredVersion, 'pendingUntil' | 'updatingUntil'>,
  now: number,
): boolean {
  return now < Math.max(pendingUntil, updatingUntil);
}

function toState({pendingUntil, updatingUntil, fixedState}: StoredVersion, now: number): StoredConfiguration {
  if (pendingUntil !== undefined && now < pendingUntil) {
    return pending;
  }
  if (updatingUntil !== undefined && now < updatingUntil) return {State: 'Active', ...updating};
  return {State: 'Active', LastUpdateStatus: 'Successful', ...fixedState};
}

const pending: StoredConfiguration = {
  State: 'Pending',
  StateReason: 'The function is being created.',
  StateReasonCode: 'Creating',
};

const updating: StoredConfiguration = {
  LastUpdateStatus: 'InProgress',
  LastUpdateStatusReason: 'The function is being created.',
  LastUpdateStatusReasonCode: 'Creating' as NonNullable<StoredConfiguration['LastUpdateStatusReasonCode']>,
};

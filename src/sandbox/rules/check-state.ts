import {conflict} from '../errors/lambda-error.ts';
import {buildConfiguration} from '../model/state.ts';
import type {StoredVersion} from '../model/stored-function.ts';

/**
 * Refuses a change while another one is settling. Throws a ResourceConflictException. A function whose creation failed
 * can be changed.
 */
export function checkSettled(version: StoredVersion, now: number): void {
  const {State, LastUpdateStatus, FunctionArn} = buildConfiguration(version, now);
  if (State === 'Pending') {
    throw conflict(
      'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    );
  }
  if (LastUpdateStatus === 'InProgress') {
    const arn = FunctionArn ?? '';
    throw conflict(
      `The operation cannot be performed at this time. An update is in progress for resource: ${arn.replace(/:\$LATEST$/, '')}`,
    );
  }
}

/** Refuses to invoke a version that is not Active. Throws a ResourceConflictException. */
export function checkInvocable(version: StoredVersion, now: number): void {
  const {State} = buildConfiguration(version, now);
  if (State === 'Pending' || State === 'Failed') {
    throw conflict(
      `The operation cannot be performed at this time. The function is currently in the following state: ${State}`,
    );
  }
}

import {formatMember, nothing} from '../../core/format/members.ts';
import type {Tone} from '../../core/tone.ts';
import type {FunctionConfiguration} from './configuration.ts';

/** The state in one or two words, with the last update when that is not through: `Active, updating`. */
export function formatState(item: FunctionConfiguration): string {
  const state = formatMember(item.State);
  const update = formatUpdate(item.LastUpdateStatus);
  if (update === undefined) return state;
  return state === nothing ? update : `${state}, ${update}`;
}

/** The tone of `formatState`. */
export function toFunctionTone(item: FunctionConfiguration): Tone {
  if (isBad(item.State) || item.LastUpdateStatus === 'Failed') return 'bad';
  if (formatUpdate(item.LastUpdateStatus) !== undefined) return 'warn';
  if (item.State === 'Active') return 'good';
  return item.State === 'Pending' ? 'warn' : 'dim';
}

/** True for a state in which the function does not run and will not by itself. */
function isBad(state: FunctionConfiguration['State']): boolean {
  return state === 'Failed' || state === 'Deactivated' || state === 'ActiveNonInvocable';
}

function formatUpdate(status: FunctionConfiguration['LastUpdateStatus']): string | undefined {
  if (status === undefined || status === 'Successful') return undefined;
  if (status === 'InProgress') return 'updating';
  return status === 'Failed' ? 'update failed' : `update ${formatMember(status)}`;
}

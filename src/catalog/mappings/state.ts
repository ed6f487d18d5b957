import {formatMember} from '../../core/format/members.ts';
import type {ItemOf} from '../../core/list-operation.ts';
import type {Tone} from '../../core/tone.ts';

type Mapping = ItemOf<'ListEventSourceMappings'>;

const settling = new Set(['Creating', 'Enabling', 'Disabling', 'Updating', 'Deleting']);

/** True while the service is still changing the mapping. */
export function isMappingSettling({State}: Mapping): boolean {
  return State !== undefined && settling.has(State);
}

/** Tone of a mapping's state: a disabled one processes nothing; of one that is enabled nothing has to be noticed. */
export function toMappingTone(mapping: Mapping): Tone {
  if (mapping.State === 'Enabled') return 'plain';
  return isMappingSettling(mapping) || mapping.State === 'Disabled' ? 'warn' : 'dim';
}

/** Tone of the last result: the service begins failures with `PROBLEM`. */
export function toResultTone({LastProcessingResult: result}: Mapping): Tone {
  return formatMember(result).startsWith('PROBLEM') ? 'bad' : 'plain';
}

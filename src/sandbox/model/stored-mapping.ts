import type {OperationOutput} from '../../schema/index.ts';
import type {Context} from '../context/context.ts';
import {defineCollection} from '../store/index.ts';

/** A mapping as GetEventSourceMapping answers it. */
export type Mapping = OperationOutput<'GetEventSourceMapping'>;

/** An event source mapping. */
export interface StoredMapping {
  /** Without State, which the members below tell. */
  readonly mapping: Mapping;
  readonly isEnabled: boolean;
  /** What it is going through until the given time (milliseconds since 1970). */
  readonly transition?: {readonly state: MappingTransition; readonly until: number};
}

/** States that pass by themselves. */
export type MappingTransition = 'Creating' | 'Updating' | 'Enabling' | 'Disabling' | 'Deleting';

/** All mappings: owner empty, key the UUID. */
export const mappingCollection = defineCollection<StoredMapping>('mapping');

/** A mapping as it is at `now`, with its State. */
export function toMapping({mapping, isEnabled, transition}: StoredMapping, now: number): Mapping {
  const settled = isEnabled ? 'Enabled' : 'Disabled';
  return {...mapping, State: transition && now < transition.until ? transition.state : settled};
}

/** Whether a mapping is deleted by now. Such records are swept when the next change is made. */
export function isMappingGone({transition}: StoredMapping, now: number): boolean {
  return transition?.state === 'Deleting' && now >= transition.until;
}

/** A mapping by its UUID; undefined when there is none (any more). */
export function getMapping(uuid: string, {records, now}: Context): StoredMapping | undefined {
  const stored = records.get(mappingCollection, '', uuid);
  return stored && !isMappingGone(stored, now()) ? stored : undefined;
}

import {readEventSource} from '../format/event-source.ts';
import {formatMember} from '../format/members.ts';
import type {ItemOf} from '../list-operation.ts';

type Mapping = ItemOf<'ListEventSourceMappings'>;

/** True while nothing is polled for a mapping. */
export function isOff({State}: Pick<Mapping, 'State'>): boolean {
  return State === 'Disabled' || State === 'Disabling';
}

/** What the last poll ended with when that is a problem, in the service's words. */
export function findMappingProblem({LastProcessingResult}: Pick<Mapping, 'LastProcessingResult'>): string | undefined {
  const result = formatMember(LastProcessingResult);
  return result.startsWith('PROBLEM') ? result : undefined;
}

/** A mapping by its source: `sqs orders-queue`. */
export function formatMapping(mapping: Mapping): string {
  const {kind, name} = readEventSource(mapping);
  return `${kind} ${name}`;
}

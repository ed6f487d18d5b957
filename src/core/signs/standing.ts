import {parseFunctionArn} from '../format/arn.ts';
import {formatMember} from '../format/members.ts';
import {joinReason} from '../format/reason.ts';
import {findMappingProblem, formatMapping, isOff} from '../health/mapping-faults.ts';
import {hasFailedUpdate, isStopped} from '../health/states.ts';
import type {ItemOf} from '../list-operation.ts';

/** How a function stands beside what its metrics tell, as far as that was looked at. */
export interface Standing {
  readonly state?: StateStanding;
  readonly mappings?: MappingStanding;
}

/** Its State and why, when it does not run in it; why its last update failed. */
interface StateStanding {
  readonly stopped?: {readonly state: string; readonly reason: string | undefined};
  readonly failedUpdate?: {readonly reason: string | undefined};
}

/** Mappings whose last poll had a problem, with the service's words on it, and those that are turned off. */
interface MappingStanding {
  readonly problems: readonly {readonly mapping: string; readonly result: string}[];
  readonly off: readonly string[];
}

/** How a function stands by what was read of it alone. */
export function readStateStanding(item: ItemOf<'ListFunctions'>): StateStanding {
  const update = {reason: joinReason(item.LastUpdateStatusReasonCode, item.LastUpdateStatusReason)};
  return {
    ...(isStopped(item) && {
      stopped: {state: formatMember(item.State), reason: joinReason(item.StateReasonCode, item.StateReason)},
    }),
    ...(hasFailedUpdate(item) && {failedUpdate: update}),
  };
}

/** Mappings by the names of the functions that they are of, whatever version or alias of these. */
export function groupByFunction(
  mappings: readonly ItemOf<'ListEventSourceMappings'>[],
): ReadonlyMap<string | undefined, readonly ItemOf<'ListEventSourceMappings'>[]> {
  return Map.groupBy(mappings, ({FunctionArn}) => parseFunctionArn(FunctionArn)?.name);
}

/** How its mappings stand. */
export function readMappingStanding(mappings: readonly ItemOf<'ListEventSourceMappings'>[]): MappingStanding {
  return {
    problems: mappings.flatMap(mapping => {
      const result = findMappingProblem(mapping);
      return result === undefined || isOff(mapping) ? [] : [{mapping: formatMapping(mapping), result}];
    }),
    off: mappings.filter(isOff).map(formatMapping),
  };
}

import type {Calls} from '../aws/calls.ts';
import type {TrailServices} from '../core/changes/trail-services.ts';

/** Reading a trail with the calls of a connection. What reads it and its client are loaded when first used. */
export function createTrailServices(calls: () => Calls): TrailServices {
  return {
    async *lookUp(request, signal) {
      const {lookUpEvents} = await import('../aws/trail/look-up-events.ts');
      const {trail, globalTrail} = calls().telemetry;
      yield* lookUpEvents(request.isGlobal ? globalTrail : trail, request, signal);
    },
  };
}

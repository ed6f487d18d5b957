import type {Calls} from '../aws/calls.ts';
import type {LogServices} from '../core/logs/log-services.ts';

/** Reading logs with the calls of a connection. What reads them and its client are loaded when first used. */
export function createLogServices(calls: () => Calls): LogServices {
  const load = async () => {
    const {createLogFollowing} = await import('../aws/logs/follow-logs.ts');
    return createLogFollowing(calls().telemetry.logs);
  };
  return {
    follow: async (request, tell, signal) => (await load()).follow(request, tell, signal),
    readStream: async (span, signal) => (await load()).readStream(span, signal),
    findLast: async (group, isMeant, signal) => (await load()).findLast(group, isMeant, signal),
  };
}

import type {Calls} from '../aws/calls.ts';
import type {LogServices} from '../core/logs/log-services.ts';

/** Following logs with the calls of a connection. What follows them and its client are loaded when first used. */
export function createLogServices(calls: () => Calls): LogServices {
  // Requests to one account share one pace.
  const following = new WeakMap<Calls, LogServices>();
  return {
    follow: async (request, tell, signal) => {
      const {createLogFollowing} = await import('../aws/logs/follow-logs.ts');
      const current = calls();
      const logs = following.get(current) ?? createLogFollowing(current.telemetry.logs);
      following.set(current, logs);
      await logs.follow(request, tell, signal);
    },
  };
}

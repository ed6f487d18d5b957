import type {LogServices} from '../core/logs/log-services.ts';
import type {Connected} from './connections.ts';

/** Following logs with the connection of now. What follows them and its client are loaded when first used. */
export function createLogServices(connected: () => Connected): LogServices {
  // Requests to one account share one pace.
  const following = new WeakMap<Connected, LogServices>();
  return {
    follow: async (request, tell, signal) => {
      const {createLogFollowing} = await import('../aws/logs/follow-logs.ts');
      const connection = connected();
      const logs = following.get(connection) ?? createLogFollowing(connection.calls.telemetry.logs);
      following.set(connection, logs);
      await logs.follow(request, tell, signal);
    },
  };
}

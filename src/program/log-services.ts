import type {LogServices} from '../core/logs/log-services.ts';
import type {Connected} from './connections.ts';

/** Following logs with the connection of now. The engine and its client are loaded when first used. */
export function createLogServices(connected: () => Connected): LogServices {
  return {
    follow: async (request, tell, signal) => {
      const {followLogs} = await import('../aws/logs/follow-logs.ts');
      await followLogs(connected().calls.telemetry.logs, request, tell, signal);
    },
  };
}

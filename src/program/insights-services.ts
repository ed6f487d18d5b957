import type {Calls} from '../aws/calls.ts';
import type {InsightsServices} from '../core/insights/insights-services.ts';

/** Asking Logs Insights with the calls of a connection. What asks is loaded when first used. */
export function createInsightsServices(calls: () => Calls): InsightsServices {
  return {
    ask: async (question, tell, signal) => {
      const {runLogQuery} = await import('../aws/insights/run-log-query.ts');
      return runLogQuery(calls().telemetry.logs, question, tell, signal);
    },
    estimate: async (span, signal) => {
      const {estimateScanBytes} = await import('../aws/insights/estimate-scan.ts');
      return estimateScanBytes(calls().telemetry, span, signal);
    },
  };
}

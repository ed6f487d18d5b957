import {endExecution} from '../durable/change.ts';
import {expire} from '../durable/due.ts';
import {buildEventShape, buildExecutionSummary} from '../durable/execution-shapes.ts';
import {findFunction} from '../model/find-function.ts';
import {executions, isForgotten, putExecution, requireExecution} from '../model/stored-execution.ts';
import {cutListPage} from '../store/index.ts';
import {defineHandlers} from './define-handlers.ts';

/** Durable executions: listing them, looking at them, stopping them. */
export const executionHandlers = defineHandlers({
  ListDurableExecutionsByFunction(input, context) {
    const {name: owner, qualifier} = findFunction(input, context, 'ListDurableExecutionsByFunction');
    const {DurableExecutionName, Statuses, StartedAfter, StartedBefore} = input;
    const found = context.records
      .list(executions, {owner})
      .map(({value}) => value)
      .filter(execution => {
        const isNamed = DurableExecutionName === undefined || execution.name === DurableExecutionName;
        const isVersion = qualifier === undefined || execution.version === qualifier;
        const isAfter = StartedAfter === undefined || execution.startedAt > StartedAfter.getTime();
        const isBefore = StartedBefore === undefined || execution.startedAt < StartedBefore.getTime();
        const isInState = Statuses === undefined || Statuses.includes(execution.status);
        return isNamed && isVersion && isAfter && isBefore && isInState && !isForgotten(execution, context.now());
      })
      .toSorted((a, b) => (input.ReverseOrder ? a.startedAt - b.startedAt : b.startedAt - a.startedAt));
    const {page, next} = cutListPage(found, ({name}) => name, input);
    return {DurableExecutions: page.map(execution => buildExecutionSummary(context, execution)), ...next};
  },

  GetDurableExecution(input, context) {
    const execution = requireExecution(input.DurableExecutionArn, context);
    const {version, config, result, error} = execution;
    const withData = input.IncludeExecutionData ?? true;
    const data = {
      InputPayload: execution.input,
      ...(result === undefined ? {} : {Result: result}),
      ...(error === undefined ? {} : {Error: error}),
    };
    return {
      ...buildExecutionSummary(context, execution),
      Version: version,
      DurableConfig: config,
      ExecutionDataIncluded: withData,
      ...(withData ? data : {}),
    };
  },

  GetDurableExecutionHistory(input, context) {
    const {events} = requireExecution(input.DurableExecutionArn, context);
    const all = events.map((event, index) => buildEventShape(event, index + 1, input.IncludeExecutionData ?? true));
    const {page, next} = cutListPage(
      input.ReverseOrder ? all.toReversed() : all,
      ({EventId}) => String(EventId),
      input,
    );
    return {Events: [...page], ...next};
  },

  StopDurableExecution(input, context) {
    const execution = requireExecution(input.DurableExecutionArn, context);
    const now = context.now();
    const stopped = endExecution(expire(execution, now), {status: 'STOPPED', error: input.Error}, now);
    putExecution(stopped, context);
    context.runs.wake(input.DurableExecutionArn);
    return {StopTimestamp: new Date(stopped.endedAt ?? now).toISOString()};
  },
});

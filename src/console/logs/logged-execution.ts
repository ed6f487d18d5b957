import {findExecutionArn, findLoggedStep} from '../../core/durable/execution-arn.ts';
import type {LogLine} from '../../core/logs/log-line.ts';
import {connectionOf, findConnection} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {lineAtCursor} from './cursor.ts';
import {invocationOf} from './store/timeline.ts';

/** Goes to the durable execution that the line under the cursor, or another of its invocation, names, and to the line's step there. */
export function goToLoggedExecution(tools: ControllerTools): void {
  const {store, execute, notify} = tools;
  const session = store.getState();
  const {screen, source} = session.log;
  const line = screen.type === 'invocation' ? screen.line : lineAtCursor(tools);
  const arn = line === undefined ? undefined : findNamed(tools, line);
  const connection = source?.of === undefined ? connectionOf(session) : findConnection(session, source.of.key);
  if (arn === undefined || connection === undefined) {
    return notify('No line of this invocation names a durable execution.', 'dim');
  }
  const step = line === undefined ? undefined : findLoggedStep(line.message);
  execute({type: 'execution', connection, arn, ...(step !== undefined && {step})});
}

function findNamed({logs}: ControllerTools, line: LogLine): string | undefined {
  const {lines} = invocationOf(line, logs.store);
  return [line, ...lines].map(({message}) => findExecutionArn(message)).find(arn => arn !== undefined);
}

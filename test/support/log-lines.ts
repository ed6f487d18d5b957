import {CloudWatchLogs} from '@aws-sdk/client-cloudwatch-logs';
import {CreateFunctionCommand, InvokeCommand} from '@aws-sdk/client-lambda';
import {onTestFinished} from 'vitest';
import {type ConsoleOptions, type RunningConsole, startConsole} from './console.ts';
import {credentials, functionInput, functionsSeed, region, zipOf} from './sandbox.ts';

/** A console whose sandbox's functions print what a test wants. */
export interface LoggingConsole extends RunningConsole {
  /** Puts events into a stream of a function's group, each with its age in ms; group and stream are made when missing. */
  put(events: readonly (readonly [age: number, message: string])[], place?: Partial<LogPlace>): Promise<void>;
  /** Creates a function of the code of its index.mjs; `r` shows it. */
  create(name: string, code: string, members?: Parameters<typeof functionInput>[1]): Promise<void>;
  invoke(name: string): Promise<void>;
  /** What the Log pane shows, without its frame. */
  log(): readonly string[];
}

/** Where events are put. */
interface LogPlace {
  readonly functionName: string;
  readonly group: string;
  readonly stream: string;
}

/** A function that was never invoked; there are two. */
export const silent = 'function-00000';

/** Starts a console on two functions without logs, the first selected. It ends with the test. */
export async function openSilent(options: ConsoleOptions = {}): Promise<LoggingConsole> {
  const console = await startConsole({...options, sandbox: {seed: () => functionsSeed(2)}});
  await console.waitFor(`▌${silent}`);
  return withLogs(console);
}

/** Adds the means to write logs to a console. */
export function withLogs(running: RunningConsole): LoggingConsole {
  const {sandbox} = running;
  const logs = new CloudWatchLogs({region, endpoint: sandbox.url, credentials, maxAttempts: 1});
  onTestFinished(() => logs.destroy());
  return {
    ...running,
    put: async (events, place = {}) => {
      const {functionName = silent, stream = `2026/11/22/[$LATEST]${'a'.repeat(32)}`} = place;
      const logGroupName = place.group ?? `/aws/lambda/${functionName}`;
      const existing = (error: Error) => {
        if (error.name !== 'ResourceAlreadyExistsException') throw error;
      };
      await logs.createLogGroup({logGroupName}).catch(existing);
      await logs.createLogStream({logGroupName, logStreamName: stream}).catch(existing);
      const now = Date.now();
      const logEvents = events.map(([age, message]) => ({timestamp: now - age, message}));
      await logs.putLogEvents({logGroupName, logStreamName: stream, logEvents});
    },
    create: async (name, code, members = {}) => {
      const input = await functionInput(name, {Code: {ZipFile: await zipOf({'index.mjs': code})}, ...members});
      await sandbox.client.send(new CreateFunctionCommand(input));
    },
    invoke: async name => void (await sandbox.client.send(new InvokeCommand({FunctionName: name, Payload: '{}'}))),
    log: running.pane('log').rows,
  };
}

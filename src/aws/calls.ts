import {type Problem, ProblemError} from '../core/problem.ts';
import type {InvokeReply, StreamListener} from '../core/run/answer.ts';
import {toPlain} from '../core/text/plain.ts';
import {getOperation, type OperationInput, type OperationName} from '../schema/index.ts';
import type {Caller} from './caller.ts';
import {defaultTimeouts, type Timeouts} from './clients.ts';
import type {ConnectionSettings} from './connection.ts';
import {describeProblem} from './describe-problem.ts';
import {fetchIdentity, type Identity} from './identity.ts';
import {readInvokeStream} from './invoke-stream.ts';
import {keepLeftOut} from './null-items.ts';
import {createPace, type Pace} from './pace.ts';
import {fetchPages} from './pages.ts';
import {createClientPool} from './pool.ts';
import {readStreams} from './read-streams.ts';
import {keepRequestId} from './request-id.ts';
import {createSend, type Send} from './send.ts';
import {type AwsTelemetry, createAwsTelemetry} from './telemetry.ts';

/** The calls to one connection. */
export interface Calls extends Caller {
  /** The same, held under the background rate; foreground calls do not wait for it. */
  readonly background: Caller;
  /** Invokes once and tells of the response as it arrives; resolves at its end. */
  stream(
    input: OperationInput<'InvokeWithResponseStream'>,
    listener: StreamListener,
    signal: AbortSignal,
  ): Promise<InvokeReply>;
  /** Logs and metrics. */
  readonly telemetry: AwsTelemetry;
  /** Who the credentials belong to. Rejects only when aborted. */
  identity(signal: AbortSignal): Promise<Identity>;
  /** Closes all connections. Calls under way fail. */
  close(): void;
}

/** What calls need to know beside the connection. */
export interface CallSettings {
  /** While true, every operation that may change something is refused here. Asked before each call. */
  readonly readOnly: () => boolean;
  /** Makes each call and keeps how it went; a rejection of its own keeps the call from being made. */
  readonly record?: Recorder;
  /** The rate that all background calls through a connection share; one of its own otherwise. */
  readonly budget?: Pace;
  readonly timeouts?: Timeouts;
}

/** Makes a call and keeps how it went. */
export type Recorder = <Answer>(
  operation: OperationName,
  input: unknown,
  make: () => Promise<Answer>,
) => Promise<Answer>;

const unrecorded: Recorder = (_operation, _input, make) => make();

/** Background calls a second: the service allows 15 control-plane calls, by the Lambda quotas page. */
const backgroundRate = 9;

/** The rate of the background calls of a connection. */
export function createBudget(): Pace {
  return createPace(backgroundRate);
}

/** Makes the calls of a connection. Nothing is sent and no credentials are read before the first. */
export function createCalls(
  connection: ConnectionSettings,
  {readOnly, record = unrecorded, budget = createBudget(), timeouts = defaultTimeouts}: CallSettings,
): Calls {
  const pool = createClientPool(connection, timeouts);

  const send = createSend(connection, pool, timeouts);

  const sendRecorded: Send = async (name, input, read, signal) => {
    if (!getOperation(name).readOnly && readOnly()) throw new ProblemError(describeReadOnly(name));
    return record(name, input, () => send(name, input, read, signal));
  };
  const call: Caller['call'] = async (name, input, signal) =>
    (await sendRecorded(name, input, readAnswer, signal)) as never;
  // The user's reads wait for nobody; what is read in the background makes room for them.
  const callAtOnce: Caller['call'] = async (name, input, signal) => {
    if (getOperation(name).readOnly) budget.count();
    return call(name, input, signal);
  };
  const callInBackground: Caller['call'] = async (operation, input, signal) => {
    await budget.turn(signal).catch((error: unknown) => {
      const attempt = {operation, changes: false, connection, host: undefined};
      throw new ProblemError(describeProblem(error, attempt, signal), {cause: error});
    });
    return call(operation, input, signal);
  };
  const telemetry = createAwsTelemetry(connection, pool);
  return {
    ...createCaller(callAtOnce),
    telemetry,
    background: createCaller(callInBackground),
    stream: (input, listener, signal) =>
      sendRecorded('InvokeWithResponseStream', input, answer => readInvokeStream(answer, listener), signal),
    identity: async signal => fetchIdentity(await pool.get(), connection, call, signal),
    close: () => {
      telemetry.close();
      pool.close();
    },
  };
}

/** The whole answer, streams and all, as plain data. */
async function readAnswer(answer: object): Promise<unknown> {
  return keepLeftOut(keepRequestId(toPlain(await readStreams(answer)), answer), answer);
}

function createCaller(call: Caller['call']): Caller {
  return {
    call,
    list: (operation, input, start, signal) =>
      fetchPages(operation, input, pageInput => call(operation, pageInput, signal), start),
  };
}

function describeReadOnly(operation: OperationName): Problem {
  return {
    kind: 'read-only',
    what: `${operation} was not sent`,
    why: 'The console is read-only, and this operation may change something.',
    tryThis: 'In the panes, W leaves read-only for ten minutes.',
  };
}

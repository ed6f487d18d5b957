import {type Problem, ProblemError} from '../core/problem.ts';
import type {InvokeReply, StreamListener} from '../core/run/answer.ts';
import {toPlain} from '../core/text/plain.ts';
import {
  getOperation,
  isAlarmOperation,
  loadAlarmOperations,
  type Operation,
  type OperationInput,
  type OperationName,
} from '../schema/index.ts';
import type {FirstAsked} from './ask-first-page.ts';
import type {SignedAccess} from './ask-iam.ts';
import type {Bucket, Turn} from './budget/bucket.ts';
import {type Budget, createBudget} from './budget/budget.ts';
import type {Urgency} from './budget/turn-queue.ts';
import type {Caller} from './caller.ts';
import {defaultTimeouts, type Timeouts} from './clients.ts';
import type {ConnectionSettings} from './connection.ts';
import {describeProblem} from './describe-problem.ts';
import {fetchIdentity, type Identity} from './identity.ts';
import {readInvokeStream} from './invoke-stream.ts';
import {keepLeftOut} from './null-items.ts';
import {fetchPages} from './pages.ts';
import {createClientPool} from './pool.ts';
import {readStreams} from './read-streams.ts';
import {keepRequestId} from './request-id.ts';
import type {TellRequest} from './sdk-logger.ts';
import {createSend} from './send.ts';
import type {CredentialQuestions} from './sign-in/questions.ts';
import {withFirstPage} from './take-first-page.ts';
import {type AwsTelemetry, createAwsTelemetry} from './telemetry.ts';

/** The calls to one connection. Its reads wait for their turn, those that the user waits for before all others. */
export interface Calls extends Caller {
  /** The same for what nobody waits for. */
  readonly background: Caller;
  /** The same for what the user waits for in a dialog: what is said of it names no keys of the panes. */
  readonly inDialog: Caller;
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
  /** The name that the account has given itself; undefined where that cannot be told. Rejects only when aborted. */
  accountAlias(signal: AbortSignal): Promise<string | undefined>;
  /** The credentials of the calls. Rejects when there are none. */
  credentials(): Promise<SessionCredentials>;
  /** What services without a client are asked with. */
  readonly signed: SignedAccess;
  /** Closes all connections. Calls under way fail. */
  close(): void;
}

/** Credentials as a program takes them from its environment. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What calls need to know beside the connection. */
export interface CallSettings {
  /** While true, every operation that may change something is refused here. Asked before each call. */
  readonly readOnly: () => boolean;
  /** Makes each call and keeps how it went; a rejection of its own keeps the call from being made. */
  readonly record?: Recorder;
  /** What all who call for the same account and region spend of; one of its own otherwise. */
  readonly budget?: Budget;
  readonly timeouts?: Timeouts;
  /** Who is asked for what credentials take from a person; what takes anything fails otherwise. */
  readonly questions?: CredentialQuestions | undefined;
  /** The first page of a list, where it was asked for before there was a connection: it is the answer to the first call that wants it. */
  readonly firstPage?: FirstAsked | undefined;
  /** Hears of each request, to whichever service. */
  readonly tellRequest?: TellRequest | undefined;
}

/** Makes a call and keeps how it went. */
export type Recorder = <Answer>(
  operation: OperationName,
  input: unknown,
  make: () => Promise<Answer>,
) => Promise<Answer>;

/** How a call is made. */
interface Way {
  readonly urgency: Urgency;
  readonly inDialog?: boolean;
}

/** Who is told of what goes wrong with it, and what it is stopped by. */
interface Told {
  readonly connection: ConnectionSettings;
  readonly inDialog: boolean;
  readonly signal: AbortSignal;
}

const unrecorded: Recorder = (_operation, _input, make) => make();

/** Makes the calls of a connection. Nothing is sent and no credentials are read before the first. */
export function createCalls(
  connection: ConnectionSettings,
  {
    readOnly,
    record = unrecorded,
    budget = createBudget(),
    timeouts = defaultTimeouts,
    firstPage,
    ...parts
  }: CallSettings,
): Calls {
  const pool = createClientPool(connection, timeouts, parts);
  const send = withFirstPage(createSend(connection, pool, timeouts), firstPage);

  const make = async <Answer>(
    name: OperationName,
    input: unknown,
    read: (answer: object) => Promise<Answer>,
    {urgency, inDialog = false, signal}: Way & {signal: AbortSignal},
  ): Promise<Answer> => {
    const operation = await loadOperation(name);
    if (!operation.readOnly && readOnly()) throw new ProblemError(describeReadOnly(name));
    const bucket = pickBucket(operation, budget);
    const takeTurn = () => bucket.turn(urgency, signal);
    const turn = operation.readOnly
      ? await takeTurn().catch(tellDropped(name, {connection, inDialog, signal}))
      : countChange(operation, bucket);
    return record(name, input, () => send(name, input, read, {turn, takeTurn, inDialog, signal}));
  };
  const callAs =
    (way: Way): Caller['call'] =>
    async (name, input, signal) =>
      (await make(name, input, readAnswer, {...way, signal})) as never;
  const [call, callLater] = [callAs({urgency: 'user'}), callAs({urgency: 'background'})];
  const callForList = callAs({urgency: 'list'});
  const telemetry = createAwsTelemetry(connection, pool, budget);
  return {
    ...createCaller(call, callForList),
    telemetry,
    background: createCaller(callLater, callLater),
    inDialog: createCaller(callAs({urgency: 'user', inDialog: true}), callAs({urgency: 'list', inDialog: true})),
    stream: (input, listener, signal) =>
      make('InvokeWithResponseStream', input, answer => readInvokeStream(answer, listener), {urgency: 'user', signal}),
    identity: async signal => fetchIdentity(await pool.get(), connection, call, signal),
    signed: {clients: () => pool.get(), connection},
    accountAlias: async signal => (await loadAlias()).fetchAccountAlias(await pool.get(), connection, signal),
    credentials: async () => (await pool.get()).settings.credentials(),
    close: () => {
      telemetry.close();
      pool.close();
    },
  };
}

/** What is said of a read that was given up before its turn came. */
function tellDropped(operation: OperationName, {connection, inDialog, signal}: Told): (error: unknown) => never {
  return error => {
    const attempt = {operation, changes: false, inDialog, connection, host: undefined};
    throw new ProblemError(describeProblem(error, attempt, signal), {cause: error});
  };
}

function pickBucket({service}: Operation, {lambda, metrics}: Budget): Bucket {
  return service === 'lambda' ? lambda : metrics;
}

/** Lambda's are known. */
async function loadOperation(name: OperationName): Promise<Operation> {
  if (isAlarmOperation(name)) await loadAlarmOperations();
  return getOperation(name);
}

function loadAlias() {
  return import('./account-alias.ts');
}

/** The whole answer, streams and all, as plain data. */
async function readAnswer(answer: object): Promise<unknown> {
  return keepLeftOut(keepRequestId(toPlain(await readStreams(answer)), answer), answer);
}

/**
 * A change waits for nobody: it is counted, and what is read leaves it room. Invocations are limited by concurrency instead
 * (Lambda quotas page), so they are no part of this.
 */
function countChange({name}: Operation, bucket: Bucket): Turn | undefined {
  return name.startsWith('Invoke') ? undefined : bucket.atOnce();
}

/** The first page of a list is waited for at once; the others come one by one, between what else is read. */
function createCaller(call: Caller['call'], callForList: Caller['call']): Caller {
  return {
    call,
    list: (operation, input, start, signal) =>
      fetchPages(
        operation,
        input,
        (pageInput, number) => (number === 1 ? call : callForList)(operation, pageInput, signal),
        start,
      ),
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

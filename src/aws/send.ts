import {ProblemError} from '../core/problem.ts';
import {getOperation, type Operation, type OperationName} from '../schema/index.ts';
import type {Turn} from './budget/bucket.ts';
import {type Clients, chooseAnswerTimeout, type SendingClients, type Timeouts} from './clients.ts';
import {createCommand, watchSending} from './command.ts';
import type {ConnectionSettings} from './connection.ts';
import {describeProblem} from './describe-problem.ts';
import type {Attempt} from './failure.ts';
import {orAborted} from './or-aborted.ts';
import {paceAttempts} from './pace-attempts.ts';
import type {ClientPool} from './pool.ts';

/** How a request is sent. */
export interface Sending {
  /** The turn of the first attempt, where requests of its kind are counted. */
  readonly turn: Turn | undefined;
  /** Waits for the turn of a further attempt. */
  readonly takeTurn: () => Promise<Turn>;
  /** What goes wrong with it is told in a dialog. */
  readonly inDialog: boolean;
  readonly signal: AbortSignal;
}

/** Sends a request and has its answer read. Rejects with a `ProblemError`, also when the reading fails. */
export type Send = <Answer>(
  name: OperationName,
  input: unknown,
  read: (answer: object) => Promise<Answer>,
  sending: Sending,
) => Promise<Answer>;

/** Makes the sending over a connection: reads are repeated when that can help, everything else is sent once. */
export function createSend(connection: ConnectionSettings, pool: ClientPool, timeouts: Timeouts): Send {
  return async (name, input, read, {turn, takeTurn, inDialog, signal}) => {
    const operation = getOperation(name);
    const changes = !operation.readOnly;
    const command = await createCommand(name, input);
    const askedHost = watchSending(command);
    if (turn !== undefined) paceAttempts(command, turn, takeTurn);
    let clients: Clients | undefined;
    try {
      signal.throwIfAborted();
      clients = await orAborted(pool.get(), signal);
      const options = {abortSignal: signal, requestTimeout: chooseAnswerTimeout(operation, timeouts)};
      const ofService: SendingClients = operation.service === 'cloudwatch' ? await clients.alarms() : clients;
      const answer = await orAborted((changes ? ofService.changes : ofService.reads).send(command, options), signal);
      return await read(answer);
    } catch (error) {
      const problem = describeProblem(
        error,
        {operation: name, changes, inDialog, host: askedHost(), ...toService(operation, connection)},
        signal,
      );
      if (problem.kind === 'credentials') pool.discard(clients);
      throw new ProblemError(problem, {cause: error});
    }
  };
}

/** Whose permission it takes, and where it was asked. */
function toService({service}: Operation, connection: ConnectionSettings): Pick<Attempt, 'actions' | 'connection'> {
  if (service === 'lambda') return {connection};
  return {actions: service, connection: {...connection, endpoint: connection.telemetry.metrics}};
}

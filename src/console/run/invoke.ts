import type {InvokeTarget} from '../../core/invoke-target.ts';
import {type InvokeOutput, readInvokeAnswer} from '../../core/run/answer.ts';
import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import {createReceiver} from '../../core/run/received.ts';
import type {Run, RunOutcome} from '../../core/run/run.ts';
import {targetName} from '../../core/run/target-name.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {announce} from './announce.ts';
import {allRuns} from './find-run.ts';
import {openRun, showEnd, showReceived} from './open-run.ts';
import {runMany} from './run-many.ts';
import {sendRequest} from './send-request.ts';
import {createTeller} from './teller.ts';

/** Sends what was asked for, as often as was asked for and never by itself again, and shows its run. */
export function startRun(tools: ControllerTools, connection: Connection, request: InvokeRequest): Run {
  const run = createRun(tools, connection, request);
  tools.store.dispatch({type: 'run', run});
  openRun(tools, run.id);
  void (request.times > 1 ? runMany(tools, connection, run) : runOnce(tools, connection, run));
  return run;
}

function createRun({store, services}: ControllerTools, connection: Connection, request: InvokeRequest): Run {
  const {target, input} = request;
  const {Qualifier: _, ...unqualified} = target;
  const qualified: InvokeTarget =
    input.Qualifier === undefined ? unqualified : {...unqualified, Qualifier: input.Qualifier};
  return {
    id: Math.max(0, ...allRuns(store.getState()).map(({id}) => id)) + 1,
    request,
    target: qualified,
    name: targetName(qualified),
    invocationType: request.streaming ? 'ResponseStream' : String(input.InvocationType ?? 'RequestResponse'),
    connection: connection.key,
    startedAt: services.now().getTime(),
    outcome: {state: 'running'},
  };
}

type Payload = NonNullable<InvokeOutput['Payload']>;

async function runOnce(tools: ControllerTools, connection: Connection, run: Run): Promise<void> {
  const {services} = tools;
  const receiver = createReceiver();
  const elapsed = () => services.now().getTime() - run.startedAt;
  const show = createTeller(() => {
    const received = receiver.received();
    keep(tools, run, {state: 'running', received});
    showReceived(tools, run.id, received.bytes);
  });
  const onPiece = (piece: Uint8Array) => {
    receiver.add(piece);
    show.soon();
  };
  try {
    const {output, ...reply} = await sendRequest(connection, run.request, {onStart: () => {}, onPiece});
    show.stop();
    const {bytes, pieces, dropped} = receiver.received();
    const answer = run.request.streaming
      ? {...readInvokeAnswer({...reply, output: {...output, Payload: bytes as Payload}}), pieces, dropped}
      : readInvokeAnswer({...reply, output});
    finish(tools, run, {state: 'done', answer, elapsed: elapsed()});
  } catch (error) {
    // Also of an answer that cannot be made readable: a function may answer anything.
    show.stop();
    const received = receiver.received();
    const begun = received.pieces === 0 ? {} : {received};
    finish(tools, run, {state: 'failed', problem: toProblem(error), elapsed: elapsed(), ...begun});
  }
}

function finish(tools: ControllerTools, run: Run, outcome: Extract<RunOutcome, {state: 'done' | 'failed'}>): void {
  const ended = keep(tools, run, outcome);
  if (outcome.state === 'done' && outcome.answer.logText !== '') tools.logs.showTail(run.name, outcome.answer.logText);
  showEnd(tools, ended);
  announce(tools, ended);
}

function keep({store}: ControllerTools, run: Run, outcome: RunOutcome): Run {
  const changed = {...run, outcome};
  store.dispatch({type: 'run', run: changed});
  return changed;
}

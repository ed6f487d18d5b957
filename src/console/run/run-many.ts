import type {Problem} from '../../core/problem.ts';
import {readInvokeAnswer} from '../../core/run/answer.ts';
import type {Run, RunOutcome} from '../../core/run/run.ts';
import {type Counter, createCounter} from '../../core/run/tally.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {announce} from './announce.ts';
import {findRun} from './find-run.ts';
import {openRunOf} from './open-runs.ts';
import {lookAgain} from './search-run.ts';
import {sendRequest} from './send-request.ts';

/** Milliseconds between two looks at how it goes. */
const tick = 500;

/** Sends a request many times, so many at a time, each once; it goes on until all were sent or somebody stops it. */
export async function runMany(tools: ControllerTools, connection: Connection, run: Run): Promise<void> {
  const {services} = tools;
  const {times, concurrency} = run.request;
  const counter = createCounter(times, concurrency);
  const show = () => keep(tools, run, {state: 'running', tally: counter.tally()});
  const timer = setInterval(show, tick);
  show();
  const workers = Array.from({length: Math.min(times, concurrency)}, () => work(tools, connection, run, counter));
  await Promise.all(workers);
  clearInterval(timer);
  const elapsed = services.now().getTime() - run.startedAt;
  announce(tools, keep(tools, run, {state: 'counted', tally: counter.tally(), elapsed}));
}

/** Sends one after the other. */
async function work(tools: ControllerTools, connection: Connection, run: Run, counter: Counter): Promise<void> {
  while (mayGoOn(tools, run, counter)) {
    counter.sent();
    const began = performance.now();
    try {
      const reply = await sendRequest(connection, run.request);
      counter.answered(readInvokeAnswer(reply), Math.round((performance.now() - began) * 10) / 10);
    } catch (error) {
      const problem = toProblem(error);
      counter.failed(problem);
      if (endless.has(problem.kind)) counter.stop(`${problem.what}: ${problem.why}`);
    }
  }
}

/** What would come to the same for every one that is sent after it. */
const endless: ReadonlySet<Problem['kind']> = new Set([
  'read-only',
  'unrecorded',
  'denied',
  'credentials',
  'setup',
  'missing',
  'invalid',
  'unsupported',
  'offline',
]);

function mayGoOn(tools: ControllerTools, run: Run, counter: Counter): boolean {
  if (findRun(tools, run.id)?.stopping === true) counter.stop('you stopped it');
  return counter.goesOn();
}

function keep(tools: ControllerTools, run: Run, outcome: RunOutcome): Run {
  const changed = {...(findRun(tools, run.id) ?? run), outcome};
  tools.store.dispatch({type: 'run', run: changed});
  const dialog = openRunOf(tools, run.id);
  if (dialog !== undefined) lookAgain(tools, dialog);
  return changed;
}

import type {RuntimeAnswer} from './answer.ts';
import {buildExitFailure, buildTimeoutFailure, type RuntimeFailure} from './failure.ts';
import type {Invocation} from './invocation.ts';
import type {Exit} from './place/program.ts';
import type {RuntimeListener} from './runtime-api.ts';

/** How an invocation ended. `phase` init: before the runtime asked for an event. */
export type Ending =
  | {
      readonly kind: 'answered';
      readonly answer: RuntimeAnswer /** It went down after that. */;
      readonly failure?: RuntimeFailure;
    }
  | {readonly kind: 'initFailed'; readonly answer: RuntimeAnswer}
  | {readonly kind: 'failed'; readonly failure: RuntimeFailure; readonly phase: 'init' | 'invoke'};

/** What a runtime has said and done so far, put together from its requests, its exit and the clock. */
export interface RuntimeSession {
  readonly listener: RuntimeListener;
  onExit(exit: Exit): void;
  /** Resolves when the runtime asks for an event (undefined) or can never do so. */
  initialise(invocation: Invocation): Promise<Ending | undefined>;
  /** To be called as the event is given out; resolves when the runtime is done with it. */
  handle(invocation: Invocation): Promise<Ending>;
  /** The time is over: ends what is under way. */
  cutOff(): void;
  /** Whether the runtime waits for an event. */
  isWaiting(): boolean;
}

interface Work {
  readonly invocation: Invocation;
  readonly phase: 'init' | 'invoke';
  answer?: RuntimeAnswer;
  readonly done: PromiseWithResolvers<Ending | undefined>;
}

/** A session of one environment. */
export function createSession(): RuntimeSession {
  let isWaiting = false;
  let exit: Exit | undefined;
  let work: Work | undefined;
  const begin = (invocation: Invocation, phase: Work['phase']) => {
    work = {invocation, phase, done: Promise.withResolvers()};
    if (exit) fail(work, buildExitFailure(invocation.requestId, exit));
    return work.done.promise;
  };
  return {
    listener: {
      onNext() {
        if (work?.phase === 'invoke' && work.answer === undefined) return false;
        isWaiting = true;
        work?.done.resolve(work.answer && {kind: 'answered', answer: work.answer});
        return true;
      },
      onAnswer(answer) {
        if (work) work.answer ??= answer;
      },
      onInitError: answer => work?.done.resolve({kind: 'initFailed', answer}),
      current: () => (work?.phase === 'invoke' && work.answer === undefined ? work.invocation : undefined),
    },
    onExit(how) {
      exit = how;
      isWaiting = false;
      if (work) fail(work, buildExitFailure(work.invocation.requestId, how));
    },
    initialise: invocation => (isWaiting ? Promise.resolve(undefined) : begin(invocation, 'init')),
    async handle(invocation) {
      isWaiting = false;
      const ending = await begin(invocation, 'invoke');
      if (ending === undefined) throw new Error('An event cannot be done with before it is answered');
      return ending;
    },
    cutOff() {
      if (work) fail(work, buildTimeoutFailure(work.invocation.requestId, work.invocation.timeout));
    },
    isWaiting: () => isWaiting,
  };
}

/** Whatever was answered in time is the answer, even when the runtime ends or hangs after it. */
function fail({answer, phase, done}: Work, failure: RuntimeFailure): void {
  done.resolve(answer ? {kind: 'answered', answer, failure} : {kind: 'failed', failure, phase});
}

import {describe, expect, it} from 'vitest';
import type {Problem, ProblemKind} from '../../../src/core/problem.ts';
import {type InvokeReply, readInvokeAnswer} from '../../../src/core/run/answer.ts';
import {createCounter} from '../../../src/core/run/tally.ts';

function answer(output: Partial<InvokeReply['output']>, log = '') {
  const LogResult = Buffer.from(log).toString('base64');
  return readInvokeAnswer({output: {StatusCode: 200, ExecutedVersion: '1', LogResult, ...output}, requestId: 'r'});
}

function problem(kind: ProblemKind): Problem {
  return {kind, what: 'Invoke', why: 'it is so', tryThis: 'nothing'};
}

const failed = (message: string) => ({
  FunctionError: 'Unhandled',
  Payload: new TextEncoder().encode(JSON.stringify({errorType: 'TypeError', errorMessage: message})) as never,
});

describe('counting invocations', () => {
  it('takes durations from the reports, and tells cold starts and versions', () => {
    const counter = createCounter(3, 2);
    counter.sent();
    counter.answered(answer({}, 'REPORT RequestId: x\tDuration: 5 ms\tInit Duration: 200 ms'), 40);
    counter.sent();
    counter.answered(answer({ExecutedVersion: '2'}, 'REPORT RequestId: y\tDuration: 6 ms'), 41);
    counter.sent();
    counter.answered(answer({ExecutedVersion: '2'}), 42);
    expect(counter.tally()).toEqual({
      times: 3,
      concurrency: 2,
      sent: 3,
      ended: 3,
      succeeded: 3,
      durations: [5, 6],
      roundTrips: [40, 41, 42],
      coldStarts: [200],
      throttled: 0,
      unknown: 0,
      failures: [],
      versions: {1: 1, 2: 2},
      stopped: undefined,
    });
    expect(counter.goesOn()).toBe(false);
  });

  it('puts failures of one kind together, the most frequent first, apart from throttles and lost answers', () => {
    const counter = createCounter(9, 1);
    for (const message of ['no x', 'no y', 'no y']) counter.answered(answer(failed(message)), 1);
    for (const kind of ['throttled', 'throttled', 'unknown-outcome', 'service'] as const) counter.failed(problem(kind));
    const {failures, throttled, unknown, ended, succeeded} = counter.tally();
    expect(failures.map(({type, message, count}) => [count, type, message])).toEqual([
      [2, 'TypeError', 'no y'],
      [1, 'TypeError', 'no x'],
      [1, 'Invoke', 'it is so'],
    ]);
    expect({throttled, unknown, ended, succeeded}).toEqual({throttled: 2, unknown: 1, ended: 7, succeeded: 0});
  });

  it('ends for the first reason it was stopped for, and does not change what was told before', () => {
    const counter = createCounter(5, 1);
    const before = counter.tally();
    counter.sent();
    expect(counter.goesOn()).toBe(true);
    counter.stop('one');
    counter.stop('two');
    expect(counter.goesOn()).toBe(false);
    expect(counter.tally().stopped).toBe('one');
    expect(before).toMatchObject({sent: 0, stopped: undefined});
  });
});

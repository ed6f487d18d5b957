import {describe, expect, it} from 'vitest';
import {readInvokeAnswer} from '../../../src/core/run/answer.ts';
import {createReceiver} from '../../../src/core/run/received.ts';
import {heldBytes, keepRun, type Run} from '../../../src/core/run/run.ts';

const target = {FunctionName: 'orders-api'};

function run(id: number, size?: number): Run {
  const request = {target, input: target, streaming: false, times: 1, concurrency: 1};
  const base = {
    id,
    request,
    target,
    name: 'orders-api',
    invocationType: 'RequestResponse',
    connection: 'c',
    startedAt: 0,
  };
  if (size === undefined) return {...base, outcome: {state: 'running'}};
  const Payload = new Uint8Array(size) as never;
  const answer = readInvokeAnswer({output: {StatusCode: 200, Payload}, requestId: undefined});
  return {...base, outcome: {state: 'done', answer, elapsed: 1}};
}

describe('the runs of a session', () => {
  it('are replaced by their id, and added in their order', () => {
    const runs = keepRun(keepRun([run(1)], run(2)), run(1, 5));
    expect(runs.map(({id, outcome}) => [id, outcome.state])).toEqual([
      [1, 'done'],
      [2, 'running'],
    ]);
  });

  it('are at most fifty; one that still runs is never dropped', () => {
    let runs: readonly Run[] = [run(1)];
    for (let id = 2; id <= 60; id += 1) runs = keepRun(runs, run(id, 1));
    expect(runs).toHaveLength(50);
    expect(runs.map(({id}) => id).slice(0, 2)).toEqual([1, 12]);
  });

  it('give up the oldest responses when all of them are too much, and keep the rest of those runs', () => {
    let runs: readonly Run[] = [];
    for (let id = 1; id <= 5; id += 1) runs = keepRun(runs, run(id, 40_000_000));
    expect(runs.map(heldBytes)).toEqual([0, 0, 0, 40_000_000, 40_000_000]);
    const [first] = runs;
    expect(first?.outcome).toMatchObject({state: 'done', answer: {size: 40_000_000, payload: undefined}});
  });
});

describe('a response that arrives in pieces', () => {
  it('is gathered, and what was told of it does not change', () => {
    const receiver = createReceiver();
    receiver.add(new Uint8Array(3000).fill(1));
    const first = receiver.received();
    receiver.add(new Uint8Array(3000).fill(2));
    const second = receiver.received();
    expect([first.bytes.byteLength, first.pieces, first.bytes.every(byte => byte === 1)]).toEqual([3000, 1, true]);
    expect([second.bytes.byteLength, second.pieces, second.bytes[2999], second.bytes[3000]]).toEqual([6000, 2, 1, 2]);
  });

  it('is kept up to 50 MB, and what is more is counted', () => {
    const receiver = createReceiver();
    for (let piece = 0; piece < 52; piece += 1) receiver.add(new Uint8Array(1_000_000));
    const {bytes, pieces, dropped} = receiver.received();
    expect([bytes.byteLength, pieces, dropped]).toEqual([50_000_000, 52, 2_000_000]);
  });
});

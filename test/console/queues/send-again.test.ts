import {expect, test} from 'vitest';
import {sendMessagesAgain} from '../../../src/console/queues/send-again.ts';
import type {QueueStep} from '../../../src/console/queues/states.ts';
import {type Problem, ProblemError} from '../../../src/core/problem.ts';

type End = 'well' | 'refused' | 'lost' | 'kept' | 'without';

const lost = {kind: 'unknown-outcome', what: 'No answer came', why: 'the connection broke.', tryThis: ''} as const;
const refused = {kind: 'throttled', what: 'Invoke was refused', why: 'Rate Exceeded.', tryThis: ''} as const;
const kept = {kind: 'denied', what: 'DeleteMessage was refused', why: 'No permission.', tryThis: ''} as const;

/** Sends again what a queue of these messages holds, each of which ends so; `stops` after so many were invoked. */
async function sendAgain(ends: readonly End[], {visible = ends.length, stops = Number.POSITIVE_INFINITY} = {}) {
  const waiting = ends.map((end, index) => ({end, id: String(index), handle: `h-${index}`}));
  const deleted: string[] = [];
  const invoked: string[] = [];
  const stop = new AbortController();
  const fail = (problem: Problem) => Promise.reject(new ProblemError(problem));
  const connection = {
    queues: {
      receive: async () =>
        waiting.splice(0, 10).map(({end, id, handle}) => {
          const body = end === 'without' ? '{}' : JSON.stringify({requestPayload: `${id} ${end}`});
          return {id, handle, body, system: {}, attributes: {}};
        }),
      remove: async (_arn: string, handle: string) => {
        const index = Number(handle.slice(2));
        if (ends[index] === 'kept') return fail(kept);
        deleted.push(String(index));
      },
    },
    invoke: async ({Payload}: {Payload: Uint8Array}) => {
      const text = new TextDecoder().decode(Payload);
      invoked.push(text);
      if (invoked.length >= stops) stop.abort();
      if (text.includes('refused')) return fail(refused);
      if (text.includes('lost')) return fail(lost);
    },
  };
  const entry = {arn: 'arn:aws:sqs:eu-west-1:1:lost', role: 'on failure', of: 'f', target: {FunctionName: 'f'}};
  const step = {connection, entry, facts: {visible}} as unknown as QueueStep;
  const lines = await sendMessagesAgain(step, () => undefined, stop.signal);
  return {lines, deleted, invoked};
}

test('all that was accepted is deleted and counted', async () => {
  const {lines, deleted, invoked} = await sendAgain(Array<End>(12).fill('well'));
  expect(lines).toEqual(['✓ 12 of 12 accepted and deleted.']);
  expect([deleted.length, invoked[11]]).toEqual([12, '"11 well"']);
});

test('whatever ends otherwise stays in the queue, is counted by how it ended, and says why', async () => {
  const {lines, deleted, invoked} = await sendAgain(['well', 'refused', 'lost', 'kept', 'without', 'well']);
  expect(deleted).toEqual(['0', '5']);
  expect(invoked).toHaveLength(5);
  expect(lines).toEqual([
    '! 2 of 6 accepted and deleted.',
    '! 1 accepted, but still in the queue: deleting did not work, or nobody knows whether it did.',
    '! 1 of unknown outcome: the answer was lost, so it may run; still in the queue.',
    '! 1 not accepted, and left in the queue.',
    '! 1 that cannot be sent again, and left in the queue.',
    '· Invoke was refused: Rate Exceeded.',
    '· No answer came: the connection broke.',
    '· DeleteMessage was refused: No permission.',
    '· it has no requestPayload: what failed cannot be sent again from it',
  ]);
});

test('no more are taken than were reviewed, and what did not come is told', async () => {
  expect((await sendAgain(['well', 'well', 'well'], {visible: 2})).invoked).toHaveLength(2);
  expect((await sendAgain(['well'], {visible: 3})).lines).toEqual([
    '! 1 of 3 accepted and deleted.',
    '! 2 not received.',
  ]);
});

test('nothing more is sent once it was stopped', async () => {
  const {invoked, lines} = await sendAgain(Array<End>(5).fill('well'), {stops: 2});
  expect(invoked).toHaveLength(2);
  expect(lines[0]).toMatch(/^! \d of 5 accepted/);
});

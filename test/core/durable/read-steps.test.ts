import {describe, expect, it, test} from 'vitest';
import {readSteps} from '../../../src/core/durable/read-steps.ts';
import type {HistoryEvent, Step} from '../../../src/core/durable/step.ts';
import {drawWaterfall} from '../../../src/core/durable/waterfall.ts';

const start = Date.parse('2026-11-22T14:00:00.000Z');

/** An event so many seconds after the beginning. */
function event(seconds: number, EventType: string, more: object = {}): HistoryEvent {
  return {
    EventType: EventType as never,
    EventTimestamp: new Date(start + seconds * 1000).toISOString(),
    ...more,
  } as HistoryEvent;
}

function read(...events: readonly HistoryEvent[]): readonly Step[] {
  return readSteps(
    events.map((one, index) => ({...one, EventId: index + 1})),
    'arn',
  );
}

const began = event(0, 'ExecutionStarted', {ExecutionStartedDetails: {Input: {Payload: '{}'}, ExecutionTimeout: 60}});
const failure = {Payload: {ErrorType: 'Error', ErrorMessage: 'away'}};

describe.each<[string, readonly HistoryEvent[], Partial<Step>]>([
  ['a step that runs', [event(1, 'StepStarted')], {state: 'running', endedAt: undefined}],
  [
    'a step that is done',
    [event(1, 'StepStarted'), event(2, 'StepSucceeded', {StepSucceededDetails: {Result: {Payload: '"a"'}}})],
    {state: 'succeeded', endedAt: start + 2000, result: {text: '"a"', isCut: false}},
  ],
  [
    'a step that will be tried again',
    [
      event(1, 'StepStarted'),
      event(2, 'StepFailed', {StepFailedDetails: {Error: failure, RetryDetails: {NextAttemptDelaySeconds: 5}}}),
    ],
    {state: 'retrying', dueAt: start + 7000, error: failure.Payload},
  ],
  [
    'a step that looks again later',
    [
      event(1, 'StepStarted'),
      event(2, 'StepSucceeded', {StepSucceededDetails: {RetryDetails: {NextAttemptDelaySeconds: 5}}}),
    ],
    {state: 'waiting', dueAt: start + 7000},
  ],
  [
    'a step that failed for good',
    [
      event(1, 'StepStarted'),
      event(2, 'StepFailed', {StepFailedDetails: {Error: failure, RetryDetails: {CurrentAttempt: 1}}}),
    ],
    {state: 'failed', error: failure.Payload},
  ],
  [
    'a wait',
    [
      event(1, 'WaitStarted', {
        WaitStartedDetails: {Duration: 9, ScheduledEndTimestamp: new Date(start + 10_000).toISOString()},
      }),
    ],
    {state: 'waiting', dueAt: start + 10_000},
  ],
  ['a wait that was given up', [event(1, 'WaitStarted'), event(2, 'WaitCancelled')], {state: 'cancelled'}],
  [
    'a callback that came too late',
    [event(1, 'CallbackStarted', {CallbackStartedDetails: {CallbackId: 'id='}}), event(2, 'CallbackTimedOut')],
    {state: 'timed out', callbackId: 'id='},
  ],
  [
    'an invocation that was stopped',
    [event(1, 'ChainedInvokeStarted'), event(2, 'ChainedInvokeStopped')],
    {state: 'stopped'},
  ],
  [
    'what was under way when the execution ended',
    [event(1, 'StepStarted'), event(2, 'ExecutionStopped')],
    {state: 'left'},
  ],
])('%s', (_what, events, expected) => {
  it('is told by its events', () => {
    const [, step] = read(
      began,
      ...events.map(one => (/^Execution/.test(one.EventType ?? '') ? one : {...one, Id: 'a'})),
    );
    expect(step).toMatchObject(expected);
  });
});

test('steps stand in a tree, each under what it is part of', () => {
  const steps = read(
    began,
    event(1, 'ContextStarted', {Id: 'both', Name: 'both'}),
    event(1, 'ContextStarted', {Id: 'left', Name: 'left', ParentId: 'both'}),
    event(1, 'ContextStarted', {Id: 'right', Name: 'right', ParentId: 'both'}),
    event(2, 'StepStarted', {Id: 's', Name: 's', ParentId: 'left'}),
    event(3, 'StepStarted', {Id: 'last', Name: 'last'}),
  );
  expect(steps.map(({branch, name}) => branch + name)).toEqual([
    'the execution',
    '├ both',
    '│ ├ left',
    '│ │ └ s',
    '│ └ right',
    '└ last',
  ]);
});

test('a history that is told twice, in no order, or of nothing known, is read all the same', () => {
  expect(read()).toEqual([]);
  expect(readSteps([event(1, 'StepStarted', {Id: 'a'})], 'arn')).toEqual([]);
  expect(read(began, event(1, 'Unheard'), {EventType: 'StepStarted'} as HistoryEvent)).toHaveLength(1);
  const twice = [
    {...began, EventId: 1},
    {...event(1, 'StepStarted', {Id: 'a'}), EventId: 2},
  ];
  expect(readSteps([...twice, ...twice], 'arn')[1]?.attempts).toHaveLength(1);
  const orphan = read(began, event(1, 'StepStarted', {Id: 'a', ParentId: 'gone'}));
  expect(orphan.map(({branch}) => branch)).toEqual(['', '└ ']);
});

test('a history of 5,000 events is read at once, however deep it nests', () => {
  const deep = Array.from({length: 5000}, (_, index) =>
    event(index, 'ContextStarted', {Id: `c${index}`, ...(index > 0 && {ParentId: `c${index - 1}`})}),
  );
  const began5000 = performance.now();
  const steps = read(began, ...deep);
  expect(performance.now() - began5000).toBeLessThan(2000);
  expect(steps).toHaveLength(5001);
  expect(Math.max(...steps.map(({branch}) => branch.length))).toBeLessThan(50);
});

test.each<[string, number, readonly HistoryEvent[]]>([
  ['████', 4, [event(0, 'StepStarted'), event(4, 'StepSucceeded')]],
  ['  ██', 4, [event(2, 'StepStarted')]],
  [' ░░', 4, [event(1, 'WaitStarted'), event(3, 'WaitSucceeded')]],
  [
    '█░█',
    4,
    [
      event(0, 'StepStarted'),
      event(1, 'StepFailed', {StepFailedDetails: {Error: failure, RetryDetails: {NextAttemptDelaySeconds: 1}}}),
      event(2, 'StepStarted'),
      event(3, 'StepSucceeded'),
    ],
  ],
  ['   █', 4, [event(4, 'StepStarted')]],
])('a bar shows when a step ran: %s', (bar, columns, events) => {
  const [, step] = read(began, ...events.map(one => ({...one, Id: 'a'})));
  if (step === undefined) throw new Error('There is a step');
  expect(drawWaterfall(step, columns, start + 4000)).toBe(bar);
});

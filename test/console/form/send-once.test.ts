import {describe, expect, it, onTestFinished} from 'vitest';
import {defaultTimeouts} from '../../../src/aws/clients.ts';
import {findWord} from '../../../src/console/form/find-word.ts';
import {type FaultName, faults} from '../../support/faults.ts';
import {type FaultyEndpoint, startFaultyEndpoint} from '../../support/faulty-endpoint.ts';
import {eventually} from '../../support/patience.ts';
import {type RunningSandbox, startSandbox} from '../../support/sandbox.ts';
import {arnOf, type MakeThing, things} from './changes.ts';
import {type HeadlessConsole, openHeadless} from './open-headless.ts';

/** What is changed, by the operation that changes it. */
const changes: Readonly<Record<string, MakeThing | undefined>> = {
  ...Object.fromEntries(
    [
      ...['UpdateFunctionConfiguration', 'UpdateAlias', 'DeleteAlias', 'UpdateEventSourceMapping', 'TagResource'],
      ...['PutFunctionConcurrency', 'UpdateFunctionEventInvokeConfig', 'UpdateFunctionUrlConfig', 'AddPermission'],
      ...['PutFunctionRecursionConfig', 'PublishVersion'],
    ].map(use => [use, things[use]?.[0]]),
  ),
  CreateAlias: async (sandbox, name) => {
    const made = await things['UpdateAlias']?.[0]?.(sandbox, name);
    if (made === undefined) throw new Error('There is something to change for it');
    const items = [{FunctionName: name, FunctionArn: arnOf(name)}];
    return {...made, resource: 'functions', items, mine: [{Name: 'mine', FunctionVersion: '1'}]};
  },
};

/** What is pressed by somebody who has not looked. */
const hasty: Readonly<Record<string, (console: HeadlessConsole) => Promise<void>>> = {
  'Enter twice': async console => {
    confirm(console);
    console.press('enter', 'enter');
    await untilAnswered(console);
    confirm(console);
    console.press('enter', 'enter');
  },
  'Enter held': async console => {
    confirm(console);
    console.press('enter');
    for (let isAnswered = false; !isAnswered; isAnswered = isOver(console)) {
      console.press('enter');
      await turn();
    }
    await hold(console, 'enter');
  },
  'Ctrl-S twice': async console => {
    confirm(console);
    console.press('enter');
    await untilAnswered(console);
    console.press('ctrl+s', 'ctrl+s');
    await turn();
    confirm(console);
    console.press('enter', 'ctrl+s', 'enter');
  },
  'Esc and back': async console => {
    confirm(console);
    console.press('enter');
    await untilAnswered(console);
    console.press('esc', 'ctrl+s');
    await turn();
    confirm(console);
    console.press('enter', 'enter');
  },
};

interface Stage {
  readonly sandbox: RunningSandbox;
  readonly endpoint: FaultyEndpoint;
  readonly console: HeadlessConsole;
  /** How often the console has sent an operation; that each goes out as one request, the tests of calls show. */
  countSent(operation: string): number;
}

describe.for(Object.entries(hasty))('%s', ([, press]) => {
  it.for(Object.keys(faults) as FaultName[])('sends a change no second time when %s', async fault => {
    const stage = await setStage();
    for (const [operation, make] of Object.entries(changes)) {
      if (make === undefined) throw new Error(`There is nothing to change by ${operation}`);
      await openReviewed(stage, {operation, make, name: operation});
      const mend = stage.endpoint.fail(operation, faults[fault]);
      await press(stage.console);
      await untilAnswered(stage.console);
      expect(stage.countSent(operation), operation).toBe(1);
      mend();
      stage.endpoint.release();
      stage.console.closeAll();
    }
  });
});

describe('a key of its own', () => {
  it.for(Object.keys(faults) as FaultName[])(
    'sends it again when %s, but once, and after asking where it may have been made',
    async fault => {
      const stage = await setStage();
      const {console, endpoint} = stage;
      const operation = 'UpdateFunctionConfiguration';
      await openReviewed(stage, {operation, make: changes[operation], name: 'again'});
      const mend = endpoint.fail(operation, faults[fault]);
      console.press('enter');
      await untilAnswered(console);
      // What was made is seen to be, and offered no second time.
      if (console.review() === undefined)
        return expect(console.notice()).toContain('what is there now is what was sent');
      console.press(...Array.from({length: 30}, () => 'r'));
      await turn();
      expect(stage.countSent(operation)).toBe(1);
      await console.until('the end of the rest', () => console.review()?.rest === undefined);
      const isAsked = console.review()?.setback?.sent === 'perhaps';
      await hold(console, 'r');
      if (isAsked) {
        expect(stage.countSent(operation)).toBe(1);
        expect(findWord(console.review() ?? never())).toBe('again');
        console.press('ctrl+u');
        console.type('again');
        console.press('enter');
      }
      await eventually(() => expect(stage.countSent(operation)).toBeGreaterThan(1));
      await untilAnswered(console);
      expect(stage.countSent(operation)).toBe(2);
      mend();
      endpoint.release();
    },
  );
});

/** A console whose requests wait for an answer for a moment only. */
async function setStage(): Promise<Stage> {
  const sent: string[] = [];
  const sandbox = await startSandbox();
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  const console = await openHeadless(
    endpoint.url,
    (operation, _input, make) => {
      sent.push(operation);
      return make();
    },
    {
      ...defaultTimeouts,
      change: 200,
    },
  );
  return {sandbox, endpoint, console, countSent: operation => sent.filter(one => one === operation).length};
}

async function openReviewed(
  {sandbox, console}: Stage,
  {operation, make, name}: {operation: string; make: MakeThing | undefined; name: string},
): Promise<void> {
  const thing = await make?.(sandbox, name);
  if (thing === undefined) throw new Error(`There is nothing to change by ${operation}`);
  await console.open(operation, thing);
  if (console.top() === 'form') {
    await console.fillIn(thing.mine[0] ?? {});
    console.press('ctrl+s', 'ctrl+s');
  }
  await console.until('a review', () => console.review()?.dependents !== undefined);
}

/** Types what has to be typed, where something has. */
function confirm(console: HeadlessConsole): void {
  const review = console.review();
  const word = review === undefined ? undefined : findWord(review);
  if (word !== undefined && console.top() === 'review') console.type(word);
}

/** Whether it is known what came of what was sent, as far as that can be told. */
function isOver(console: HeadlessConsole): boolean {
  const review = console.review();
  return review === undefined || review.state === 'ready';
}

async function untilAnswered(console: HeadlessConsole): Promise<void> {
  await console.until('an answer', () => isOver(console));
}

/** Presses a key as long as an answer may take, and longer. */
async function hold(console: HeadlessConsole, key: string): Promise<void> {
  for (const _ of Array.from({length: 30})) {
    console.press(key);
    await turn();
  }
}

function turn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1));
}

function never(): never {
  throw new Error('It is there');
}

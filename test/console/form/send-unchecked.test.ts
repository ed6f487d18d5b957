import {expect, it, onTestFinished} from 'vitest';
import {startFaultyEndpoint, toRefusal} from '../../support/faulty-endpoint.ts';
import {startSandbox} from '../../support/sandbox.ts';
import {callSandbox, things} from './changes.ts';
import {openHeadless} from './open-headless.ts';

const denied = toRefusal(403, 'AccessDeniedException', 'not authorized to perform this');
const read = 'GetFunctionConcurrency';

it('asks once before it changes several of which one cannot be read, and sends nothing to one that cannot be read any more', async () => {
  const sandbox = await startSandbox();
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  const console = await openHeadless(endpoint.url, (_operation, _input, make) => make());
  const thing = await things['PutFunctionConcurrency']?.[1]?.(sandbox, 'several');
  if (thing === undefined) throw new Error('There are two functions to change');
  const review = async () => {
    await console.open('PutFunctionConcurrency', thing);
    await console.fillIn({ReservedConcurrentExecutions: 9});
    console.press('ctrl+s');
    await console.until('a review', () => console.review()?.state === 'ready');
  };
  const ended = () =>
    console.until(
      'an end',
      () => console.bulk()?.targets.every(({state}) => state !== 'waiting' && state !== 'sending') === true,
    );

  const mend = endpoint.fail(read, denied, ({url}) => url.pathname.includes('several-too'));
  await review();
  expect(console.review()?.setback?.sent).toBe('unchecked');
  console.press('enter', 'enter', 'r', 'enter');
  expect(endpoint.count('PutFunctionConcurrency')).toBe(0);
  await console.until('the end of the rest', () => console.review()?.rest === undefined);
  console.press('r');
  await ended();
  expect(console.bulk()?.targets.map(({state}) => state)).toEqual(['done', 'done']);
  console.closeAll();
  mend();

  await callSandbox(sandbox, 'putFunctionConcurrency', {FunctionName: 'several', ReservedConcurrentExecutions: 3});
  await review();
  expect(console.review()?.setback).toBeUndefined();
  endpoint.fail(read, denied, ({url}) => url.pathname.includes('several-too'));
  console.press('enter');
  await ended();
  expect(console.bulk()?.targets.map(({state}) => (typeof state === 'object' ? state.kind : state))).toEqual([
    'done',
    'denied',
  ]);
});

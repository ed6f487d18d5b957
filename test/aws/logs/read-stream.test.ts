import {expect, test} from 'vitest';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {misbehaveAtLogs} from '../../support/misbehaving-logs.ts';
import {setLogStage} from './following.ts';

const group = '/aws/lambda/one';
const stopping = new AbortController();

test('a part of one stream is read whole, each event once, whatever goes wrong on the way', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group, 'a', 'b');
  const start = Date.now() - 60_000;
  const messages = Array.from({length: 12_000}, (_, index) => ({message: `line ${index}`, timestamp: start + index}));
  for (let from = 0; from < messages.length; from += 6000)
    await stage.write(group, 'a', messages.slice(from, from + 6000));
  await stage.write(group, 'b', [{message: 'of another', timestamp: start + 5}]);
  misbehaveAtLogs(stage.endpoint);
  const span = {group, stream: 'a', since: start + 10, until: start + 11_500};
  const read = await stage.logs.readStream(span, stopping.signal);
  expect(read.map(({message}) => message)).toEqual(messages.slice(10, 11_501).map(({message}) => message));
});

test('what may not be read is told as a problem', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group, 'a');
  stage.endpoint.fail('FilterLogEvents', toRefusal(400, 'AccessDeniedException', 'not authorized'));
  const span = {group, stream: 'a', since: 0, until: 1};
  await expect(stage.logs.readStream(span, stopping.signal)).rejects.toMatchObject({problem: {kind: 'denied'}});
});

test('the last event of a group is found, of the streams that are meant', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group, 'quiet[1]', 'older[1]', 'newer[2]');
  expect(await stage.logs.findLast(group, () => true, stopping.signal)).toBeUndefined();
  const now = Date.now();
  await stage.write(group, 'older[1]', [
    {message: 'a', timestamp: now - 900_000},
    {message: 'b', timestamp: now - 800_000},
  ]);
  await stage.write(group, 'newer[2]', [{message: 'c', timestamp: now - 700_000}]);
  expect(await stage.logs.findLast(group, () => true, stopping.signal)).toBe(now - 700_000);
  expect(await stage.logs.findLast(group, name => name.includes('[1]'), stopping.signal)).toBe(now - 800_000);
  expect(await stage.logs.findLast(group, () => false, stopping.signal)).toBeUndefined();
  await expect(stage.logs.findLast('/none', () => true, stopping.signal)).rejects.toMatchObject({
    problem: {kind: 'missing'},
  });
});

import {expect, test} from 'vitest';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {quick, setLogStage} from './following.ts';

const one = {name: '/aws/lambda/one', label: 'one'};
const two = {name: '/aws/lambda/two', label: 'two'};
/** Polling that brings nothing by itself while a session lasts. */
const seldom = {...quick, live: 600_000};

test('a live tail begins with the past, and tells once what both it and polling bring', async () => {
  const stage = await setLogStage();
  await stage.createGroup(one.name, 'a');
  await stage.write(one.name, 'a', [{message: 'past'}]);
  const following = stage.follow({groups: [one], by: 'live-tail'}, {...quick, fastest: 300, live: 600});
  await following.until(() => following.events.length === 1);
  const written = ['past'];
  const cameLive = (isLive: boolean) => following.events.some(({id}) => id.startsWith('live') === isLive);
  // Polling and the session are each the first to bring a line now and then.
  for (let number = 0; !(cameLive(true) && cameLive(false)) || number < 5; number++) {
    await stage.write(one.name, 'a', [{message: `line ${number}`}, {message: 'same'}, {message: 'same'}]);
    written.push(`line ${number}`, 'same', 'same');
    await following.until(() => following.events.length >= written.length);
  }
  await following.askedAgain(3);
  expect(following.messages.toSorted()).toEqual(written.sort());
});

test('lines of several groups come by themselves while a session lasts', async () => {
  const stage = await setLogStage();
  for (const {name} of [one, two]) await stage.createGroup(name, 'a');
  const following = stage.follow({groups: [one, two], by: 'live-tail'}, {...seldom, fastest: 300_000});
  await following.until(() => stage.endpoint.count('StartLiveTail') === 1);
  await following.until(() => stage.endpoint.count('FilterLogEvents') >= 4);
  await stage.write(one.name, 'a', [{message: 'from one'}]);
  await stage.write(two.name, 'a', [{message: 'from two'}]);
  await following.until(() => following.events.length === 2);
  expect(following.events.map(({label, message}) => `${label}: ${message}`).toSorted()).toEqual([
    'one: from one',
    'two: from two',
  ]);
});

test('what a sampled session leaves out is said and comes by polling', async () => {
  const stage = await setLogStage();
  await stage.createGroup(one.name, 'a');
  const following = stage.follow({groups: [one], by: 'live-tail'}, seldom);
  await following.until(() => stage.endpoint.count('StartLiveTail') === 1);
  const timestamp = Date.now();
  await stage.write(
    one.name,
    'a',
    Array.from({length: 1500}, (_, n) => ({message: `${n}`, timestamp})),
  );
  await following.until(() => following.losses.length > 0);
  expect(following.losses).toEqual([
    'one: Live tail sends 500 lines a second at most and left some out: they come later, by polling.',
  ]);
  await following.until(() => following.events.length >= 1500);
  await following.askedAgain(2);
  expect(new Set(following.messages).size).toBe(1500);
  expect(following.events).toHaveLength(1500);
});

test('a session that breaks off is followed by another, and the gap is read', async () => {
  const stage = await setLogStage();
  await stage.createGroup(one.name, 'a');
  const following = stage.follow({groups: [one], by: 'live-tail'}, seldom);
  await following.until(() => stage.endpoint.count('StartLiveTail') === 1);
  await stage.write(one.name, 'a', [{message: 'first'}]);
  await following.until(() => following.events.length === 1);
  await stage.endpoint.stop();
  await stage.write(one.name, 'a', [{message: 'in the gap'}]);
  await stage.endpoint.restart();
  await following.until(() => stage.endpoint.count('StartLiveTail') >= 2);
  await stage.write(one.name, 'a', [{message: 'after'}]);
  await following.until(() => following.events.length >= 3);
  await following.askedAgain(2);
  expect(following.messages).toEqual(expect.arrayContaining(['first', 'in the gap', 'after']));
  expect(following.events).toHaveLength(3);
});

test('without permission for live tail lines are polled, and that is said', async () => {
  const stage = await setLogStage();
  await stage.createGroup(one.name, 'a');
  stage.endpoint.fail('StartLiveTail', toRefusal(400, 'AccessDeniedException', 'Not for you.'));
  const following = stage.follow({groups: [one], by: 'live-tail'});
  await following.until(() => following.losses.length > 0);
  expect(following.losses[0]).toContain(
    'There is no live tail, new lines are polled instead. StartLiveTail is not allowed',
  );
  expect(following.losses[0]).toContain('logs:StartLiveTail');
  await stage.write(one.name, 'a', [{message: 'polled'}]);
  await following.until(() => following.events.length === 1);
});

test('a live tail that is stopped leaves no connection and tells nothing more', async () => {
  const stage = await setLogStage();
  await stage.createGroup(one.name, 'a');
  const following = stage.follow({groups: [one], by: 'live-tail'});
  await following.until(() => stage.endpoint.underWay('StartLiveTail') === 1);
  following.stop();
  await following.ended;
  const told = following.news.length;
  await following.until(() => stage.endpoint.underWay('StartLiveTail') === 0);
  expect(following.news).toHaveLength(told);
  expect(following.news.at(-1)).not.toEqual({type: 'state', state: 'done'});
});

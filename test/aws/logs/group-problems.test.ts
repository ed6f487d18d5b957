import {expect, test} from 'vitest';
import {toRefusal} from '../../support/faulty-endpoint.ts';
import {setLogStage} from './following.ts';

const one = {name: '/aws/lambda/one', label: 'one'};
const two = {name: '/aws/lambda/two', label: 'two'};

test('a group that may not be read does not stop the others, and is read once it may', async () => {
  const stage = await setLogStage();
  await stage.createGroup(one.name, 'a');
  await stage.createGroup(two.name, 'a');
  const refusal =
    'User: arn:aws:iam::123456789012:user/me is not authorized to perform: logs:FilterLogEvents on resource: x';
  const allow = stage.endpoint.fail('FilterLogEvents', toRefusal(400, 'AccessDeniedException', refusal), ({body}) =>
    body.includes(one.name),
  );
  await stage.write(one.name, 'a', [{message: 'from one'}]);
  await stage.write(two.name, 'a', [{message: 'from two'}]);
  const following = stage.follow({groups: [one, two]});
  await following.until(() => following.problems.has('one') && following.events.length === 1);
  expect(following.problems.get('one')).toMatchObject({
    kind: 'denied',
    what: 'The logs of one cannot be read',
    why: refusal,
    tryThis: expect.stringContaining('logs:FilterLogEvents'),
  });
  await following.until(() => following.news.some(told => told.type === 'state' && told.state === 'following'));
  allow();
  await following.until(() => following.problems.size === 0 && following.events.length === 2);
  expect(following.messages.toSorted()).toEqual(['from one', 'from two']);
});

test('a function that has never run has no group: its lines are told once there is one', async () => {
  const stage = await setLogStage();
  const following = stage.follow({groups: [one]});
  await following.until(() => following.problems.size > 0);
  expect(following.problems.get('one')).toMatchObject({
    kind: 'missing',
    what: 'There is no log group /aws/lambda/one',
    why: 'nothing has run yet, or it was deleted.',
  });
  await stage.createGroup(one.name, 'a');
  await stage.write(one.name, 'a', [{message: 'at last'}]);
  await following.until(() => following.events.length === 1);
  await following.until(() => following.problems.size === 0);
});

test('a pattern is applied by the service, and one it does not accept is said to be wrong', async () => {
  const stage = await setLogStage();
  await stage.createGroup(one.name, 'a');
  await stage.write(one.name, 'a', [{message: 'an ERROR here'}, {message: 'all well'}]);
  const errors = stage.follow({groups: [one], pattern: 'ERROR'});
  await errors.until(() => errors.events.length > 0);
  await errors.askedAgain(3);
  expect(errors.messages).toEqual(['an ERROR here']);
  const wrong = stage.follow({groups: [one], pattern: '{ $.level = '});
  await wrong.ended;
  expect(wrong.problems.get('one')).toMatchObject({
    kind: 'invalid',
    what: 'CloudWatch Logs does not accept the filter pattern',
    why: 'Invalid filter pattern',
  });
});

test('a failure that lasts is told as one that passes by itself, and taken back', async () => {
  const stage = await setLogStage();
  await stage.createGroup(one.name, 'a');
  await stage.write(one.name, 'a', [{message: 'waits'}]);
  const mend = stage.endpoint.fail('FilterLogEvents', toRefusal(503, 'ServiceUnavailableException', 'Not now.'));
  const following = stage.follow({groups: [one]});
  await following.until(() => following.problems.size > 0);
  expect(following.problems.get('one')).toMatchObject({
    what: 'The logs of one cannot be read just now',
    why: 'Not now.',
    tryThis: 'They are asked for again by themselves, and no line is skipped.',
  });
  mend();
  await following.until(() => following.problems.size === 0);
  expect(following.messages).toEqual(['waits']);
});

test('a beginning before what the group keeps is said', async () => {
  const stage = await setLogStage();
  await stage.createGroup(one.name, 'a');
  await stage.sandbox.logs.putRetentionPolicy({logGroupName: one.name, retentionInDays: 3});
  await stage.createGroup(two.name, 'a');
  const following = stage.follow({groups: [one, two], since: Date.now() - 5 * 86_400_000});
  await following.until(() => following.losses.length > 0);
  expect(following.losses).toEqual(['one: Older lines are gone: the group keeps them for 3 days (retention).']);
  expect(following.problems.size).toBe(0);
});

import {expect, test} from 'vitest';
import {quick, setLogStage} from './following.ts';

const group = {name: '/aws/lambda/one', label: 'one'};

test('a closed span is read to its end and is done', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group.name, 'a', 'b');
  const now = Date.now();
  const at = (ago: number) => ({message: `${ago}`, timestamp: now - ago});
  await stage.write(group.name, 'a', [at(5000), at(4000), at(3000), at(2000)]);
  await stage.write(group.name, 'b', [at(3500), at(1000)]);
  const following = stage.follow({groups: [group], since: now - 4000, until: now - 2000});
  await following.ended;
  expect(following.messages.toSorted()).toEqual(['2000', '3000', '3500', '4000']);
  expect(following.news.at(-1)).toEqual({type: 'state', state: 'done'});
});

test('messages are told as they came, to the last character', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group.name, 'a');
  const messages = [
    'Error: no\n  at a (a.js:1)\n  at b (b.js:2)\n',
    '\u001B[31mred\u001B[0m\u0007\tblue\r\n',
    'äß 日本\n',
  ];
  await stage.write(
    group.name,
    'a',
    messages.map((message, index) => ({message, timestamp: Date.now() - 10 + index})),
  );
  const following = stage.follow({groups: [group]});
  await following.until(() => following.events.length === 3);
  expect(following.messages).toEqual(messages);
});

test('lines of the same millisecond and text are told apart', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group.name, 'a', 'b');
  const timestamp = Date.now();
  const twins = Array.from({length: 50}, () => ({message: 'same', timestamp}));
  const following = stage.follow({groups: [group]});
  await stage.write(group.name, 'a', twins);
  await stage.write(group.name, 'b', twins);
  await stage.write(group.name, 'a', twins);
  await following.until(() => following.events.length >= 150);
  await following.askedAgain(5);
  expect(following.events).toHaveLength(150);
});

test('a line that comes later than lines usually do is found while the group is quiet', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group.name, 'a');
  await stage.write(group.name, 'a', [{message: 'new'}]);
  const following = stage.follow({groups: [group], since: Date.now() - 3_600_000}, {...quick, overlap: 1000});
  await following.until(() => following.events.length === 1);
  await stage.write(group.name, 'a', [{message: 'late', timestamp: Date.now() - 30_000}]);
  await following.until(() => following.events.length === 2);
});

const circles = {
  'are those they were asked with': (_next: string | undefined, sent: string | undefined, first: string | undefined) =>
    sent ?? first,
  'lead from the end back to the beginning': (next: string | undefined, _sent: unknown, first: string | undefined) =>
    next ?? first,
};

test.each(Object.entries(circles))('tokens that %s bring all there is and no line twice', async (_, toToken) => {
  const stage = await setLogStage();
  await stage.createGroup(group.name, 'a');
  const begin = Date.now() - 3_600_000;
  const count = 4000;
  const lines = Array.from({length: count}, (_line, index) => ({
    message: `${index} ${'.'.repeat(1000)}`,
    timestamp: begin + index * 800,
  }));
  for (let first = 0; first < count; first += 500) await stage.write(group.name, 'a', lines.slice(first, first + 500));
  let given: string | undefined;
  const rewrite = (body: string, call: {body: string}) => {
    const answer = JSON.parse(body) as {nextToken?: string};
    given ??= answer.nextToken;
    const {nextToken: sent} = JSON.parse(call.body) as {nextToken?: string};
    return JSON.stringify({...answer, nextToken: toToken(answer.nextToken, sent, given)});
  };
  stage.endpoint.fail('FilterLogEvents', {kind: 'rewrite', rewrite});
  const following = stage.follow({groups: [group], since: begin});
  await following.until(() => following.events.length >= count);
  await following.askedAgain(20);
  const numbers = following.messages.map(message => Number(message.split(' ')[0])).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({length: count}, (_line, number) => number));
});

test('a stopped follower tells nothing more and asks for nothing more', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group.name, 'a');
  stage.endpoint.fail('FilterLogEvents', {kind: 'hold'});
  const following = stage.follow({groups: [group, {name: '/none', label: 'none'}]});
  await following.until(() => stage.endpoint.count('FilterLogEvents') === 2);
  const told = following.news.length;
  following.stop();
  await following.ended;
  stage.endpoint.release();
  await stage.write(group.name, 'a', [{message: 'unheard'}]);
  expect(following.news).toHaveLength(told);
  expect(stage.endpoint.count('FilterLogEvents')).toBe(2);
});

test('a page without a list of events does not pass for an empty one', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group.name, 'a');
  await stage.write(group.name, 'a', [{message: 'behind it', timestamp: Date.now() - 60_000}]);
  const mend = stage.endpoint.fail('FilterLogEvents', {kind: 'rewrite', rewrite: () => '{"events": null}'});
  const following = stage.follow({groups: [group]});
  await following.until(() => following.losses.length > 0);
  expect(following.losses).toEqual([
    'one: CloudWatch Logs sent a page without a list of events: lines may be missing.',
  ]);
  mend();
  await following.until(() => following.messages.length > 0);
  expect(following.messages).toEqual(['behind it']);
});

test('events without ids are told apart by what they say, each once', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group.name, 'a');
  const timestamp = Date.now() - 1000;
  const messages = ['same', 'same', 'other'];
  await stage.write(
    group.name,
    'a',
    messages.map(message => ({message, timestamp})),
  );
  const rewrite = (body: string) => body.replace(/"eventId":"\d+"/g, '"eventId":null');
  stage.endpoint.fail('FilterLogEvents', {kind: 'rewrite', rewrite});
  const following = stage.follow({groups: [group]});
  await following.until(() => following.messages.length === 3);
  await following.askedAgain(4);
  expect(following.messages.toSorted()).toEqual(messages.toSorted());
});

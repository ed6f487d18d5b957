import {expect, test} from 'vitest';
import {misbehaveAtLogs} from '../../support/misbehaving-logs.ts';
import {quick, setLogStage} from './following.ts';

const group = {name: '/aws/lambda/one', label: 'one'};

test('a follower tells what there is since the beginning, then what comes', async () => {
  const stage = await setLogStage();
  await stage.createGroup(group.name, 'a');
  const now = Date.now();
  await stage.write(group.name, 'a', [
    {message: 'too old', timestamp: now - 60_001},
    {message: 'first\n', timestamp: now - 60_000},
  ]);
  const following = stage.follow({groups: [group], since: now - 60_000});
  await following.until(() => following.events.length === 1);
  await following.until(() => following.news.some(({type, ...rest}) => type === 'state' && 'every' in rest));
  await stage.write(group.name, 'a', [{message: 'second\n'}]);
  await following.until(() => following.events.length === 2);
  expect(following.news[0]).toEqual({type: 'state', state: 'reading'});
  expect(following.events).toEqual([
    {id: expect.stringMatching(/^\d{56}$/), label: 'one', stream: 'a', timestamp: now - 60_000, message: 'first\n'},
    expect.objectContaining({message: 'second\n'}),
  ]);
});

const total = 20_000;
const padding = '.'.repeat(300);

/** The numbered lines of a batch, `toTime` gives the time of a line. */
function toBatch(first: number, toTime: (index: number) => number) {
  return Array.from({length: 500}, (_, index) => ({
    message: `${first + index} ${padding}`,
    timestamp: toTime(first + index),
  }));
}

test('20,000 lines are told once each though the service throttles, fails, repeats tokens, and lines come late', async () => {
  const stage = await setLogStage();
  const groups = ['one', 'two', 'three'].map(label => ({label, name: `/aws/lambda/${label}`}));
  for (const {name} of groups) await stage.createGroup(name, 'a', 'b', 'c', 'd');
  const write = async (first: number, toTime: (index: number) => number) => {
    const [place, stream] = [groups[(first / 500) % 3], 'abcd'[(first / 500) % 4]];
    await stage.write(place?.name ?? '', stream ?? '', toBatch(first, toTime));
  };
  const start = Date.now();
  const past = 8000;
  for (let first = 0; first < past; first += 500) await write(first, index => start - 3_600_000 + index * 400);
  misbehaveAtLogs(stage.endpoint);
  const following = stage.follow({groups, since: start - 3_600_000}, {...quick, tip: 500});
  for (let first = past; first < total; first += 500) {
    const now = Date.now();
    // Every fifth is up to a minute late; hundreds share a millisecond.
    await write(first, index => (index % 5 === 0 ? now - Math.floor(Math.random() * 60_000) : now));
  }
  await following.until(() => following.events.length >= total);
  await following.askedAgain(60);
  const numbers = following.messages.map(message => Number(message.split(' ')[0])).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({length: total}, (_, number) => number));
  expect(new Set(following.events.map(({id}) => id)).size).toBe(total);
  expect(following.losses).toEqual([]);
});

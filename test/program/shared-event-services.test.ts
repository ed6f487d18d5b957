import {expect, it} from 'vitest';
import {createWriteLock} from '../../src/console/connection/write-lock.ts';
import {createSharedEventServices} from '../../src/program/shared-event-services.ts';

const {signal} = new AbortController();

const refuse = () => {
  throw new Error('Nothing is to be sent or noted');
};

const locked = createSharedEventServices(refuse, {
  journal: {record: refuse, setAccount: refuse},
  identity: {key: 'here', profile: undefined, region: 'eu-west-1', endpoint: undefined, sandbox: false},
  lock: createWriteLock({readOnly: true, signal}),
});

it.each([
  ['saves', () => locked.save('echo', {name: 'paid', text: '{}'}, signal)],
  ['deletes', () => locked.remove('echo', 'paid', signal)],
])('%s no shared test event while the session is read-only, and notes none', async (_, change) => {
  await expect(change()).rejects.toMatchObject({problem: {kind: 'read-only'}});
});

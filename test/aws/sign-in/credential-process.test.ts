import {expect, it} from 'vitest';
import {runCredentialProcess} from '../../../src/aws/sign-in/credential-process.ts';

const {signal: never} = new AbortController();
const run = (command: string, signal = never) => runCredentialProcess(command, {onTerminal: false}, signal);

it('gives the keys that a process prints', async () => {
  const printed = {
    Version: 1,
    AccessKeyId: 'A',
    SecretAccessKey: 'S',
    SessionToken: 'T',
    Expiration: '2999-01-01T00:00:00Z',
  };
  expect(await run(`echo '${JSON.stringify(printed)}'`)).toEqual({
    accessKeyId: 'A',
    secretAccessKey: 'S',
    sessionToken: 'T',
    expiration: new Date('2999-01-01T00:00:00Z'),
  });
});

it.each([
  ['exit 3', 'ended with code 3'],
  ['echo the vault is sealed >&2; exit 1', 'ended with code 1: the vault is sealed'],
  ['echo hello', 'is no JSON'],
  ['echo "{}"', 'no "Version": 1'],
  ['echo \'{"Version": 1, "AccessKeyId": "A"}\'', 'lacks AccessKeyId or SecretAccessKey'],
  [`echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"S","Expiration":"2001-01-01T00:00:00Z"}'`, 'has expired'],
])('says of %j that it %s, and nothing of what it printed', async (command, why) => {
  await expect(run(command)).rejects.toThrow(why);
  await expect(run(command)).rejects.not.toThrow('"S"');
});

it('has no terminal to ask on, and says that it asks there', async () => {
  await expect(run('printf "Code: " > /dev/tty && read code < /dev/tty')).rejects.toThrow('it asks on the terminal');
});

it('is not waited for any more once it is given up', async () => {
  const giving = new AbortController();
  const running = run('echo started >&2; sleep 600', giving.signal);
  giving.abort();
  await expect(running).rejects.toThrow();
});

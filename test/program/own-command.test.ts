import {describe, expect, it} from 'vitest';
import {runOwnCommand, toEnvironment} from '../../src/program/own-command.ts';
import {expectGone} from '../support/terminal/processes.ts';

const env = {PATH: process.env['PATH'], AWS_ACCESS_KEY_ID: 'secret-id', AWS_PROFILE: 'prod', AWS_REGION: 'eu-west-1'};
const node = process.execPath;
const usual = {
  env: toEnvironment(env, undefined),
  process,
  ending: new AbortController().signal,
  mostPrinted: 200_000,
};

/** Runs a script with arguments, to its end or until it has printed `leaveAt`. */
async function run(script: string, {args = [], leaveAt}: {args?: readonly string[]; leaveAt?: RegExp} = {}) {
  const leaving = new AbortController();
  let printed = '';
  const tell = (piece: string) => {
    printed += piece;
    if (leaveAt?.test(printed)) leaving.abort();
  };
  const options = {...usual, tell};
  const problem = await runOwnCommand([node, '-e', script, '--', ...args], options, leaving.signal).then(
    () => undefined,
    error => error.problem,
  );
  return {printed, problem};
}

describe('a command of the user', () => {
  it('gets its arguments as they are, nothing to read, and no credentials', async () => {
    const args = ['a b', '$(id)', '{{x}}', ''];
    const script = `process.stdin.on('data', () => {}).on('end', () => console.log(JSON.stringify([process.argv.slice(1),
      Object.keys(process.env).filter(name => name.startsWith('AWS_'))])))`;
    const {printed, problem} = await run(script, {args});
    expect(problem).toBeUndefined();
    expect(JSON.parse(printed)).toEqual([args, ['AWS_REGION']]);
  });

  it('gets the credentials, region and endpoint of the session where it is to have them, and no profile', () => {
    const keys = {accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T'};
    const given = toEnvironment(
      {...env, AWS_SESSION_TOKEN: 'old', AWS_ENDPOINT_URL: 'https://old'},
      {
        keys,
        region: 'us-east-1',
        endpointUrl: 'http://127.0.0.1:1',
      },
    );
    expect(given).toEqual({
      PATH: process.env['PATH'],
      AWS_ACCESS_KEY_ID: 'A',
      AWS_SECRET_ACCESS_KEY: 'S',
      AWS_SESSION_TOKEN: 'T',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    });
  });

  it('that is not there is told', async () => {
    await expect(
      runOwnCommand(['no-such-program'], {...usual, tell: () => {}}, new AbortController().signal),
    ).rejects.toThrow('no-such-program could not be started: there is no such file or folder');
  });

  it('that fails is told with its code, and that it asked on the terminal', async () => {
    const {problem} = await run('require("fs").openSync("/dev/tty")');
    expect(problem).toMatchObject({
      why: 'It ended with exit code 1',
      tryThis: expect.stringContaining('asks on the terminal'),
    });
  });

  it('that floods is ended', async () => {
    const {printed, problem} = await run('setInterval(() => process.stdout.write("x".repeat(9999) + "\\n"), 0)');
    expect(printed).toHaveLength(200_000);
    expect(problem).toMatchObject({kind: 'aborted', why: 'It printed more than 200,000 characters'});
  });

  it('that hangs, and does not listen, is ended with what it has started when it is left', async () => {
    const script = `const {spawn} = require('child_process'); process.on('SIGTERM', () => {});
      const child = spawn('sleep', ['1000']); console.log(child.pid + '.'); setInterval(() => {}, 1000)`;
    const {printed, problem} = await run(script, {leaveAt: /\d\./});
    expect(problem).toMatchObject({kind: 'aborted', why: 'It was left while it ran'});
    await expectGone([Number.parseInt(printed, 10)]);
  });
});

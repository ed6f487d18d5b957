import {EventEmitter} from 'node:events';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {describe, expect, it, onTestFinished} from 'vitest';
import {parseCommandLine} from '../../src/program/command-line.ts';
import type {Host} from '../../src/program/host.ts';
import {answerPlainly} from '../../src/program/plain/answer-plainly.ts';
import {openSettings} from '../../src/program/settings.ts';
import {noGuard} from '../../src/terminal/guard/terminal-guard.ts';
import {type FaultyEndpoint, startFaultyEndpoint} from '../support/faulty-endpoint.ts';
import {createFolder} from '../support/folder.ts';
import {eventually} from '../support/patience.ts';
import {functionInput, machine, region, startSandbox, zipOf} from '../support/sandbox.ts';

const code = `export const handler = async event => {
  if (event?.fail) throw new TypeError('no price for A-1');
  console.log('priced ' + event?.id);
  return {id: event?.id ?? null};
};`;

interface World {
  readonly endpoint: FaultyEndpoint;
  /** What a command prints, and how it ends. */
  run(args: readonly string[], more?: Partial<Ran>): Promise<Ended>;
}

interface Ran {
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly settings: unknown;
  /** Told once it runs. */
  readonly started: (process: NodeJS.Process, printed: () => string) => void;
}

interface Ended {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

async function openWorld(): Promise<World> {
  const sandbox = await startSandbox();
  const endpoint = await startFaultyEndpoint(sandbox.url);
  onTestFinished(async () => {
    await endpoint.close();
    await sandbox.close();
  });
  await sandbox.client.createFunction(
    await functionInput('orders', {Code: {ZipFile: await zipOf({'index.mjs': code})}}),
  );
  const keys = {AWS_REGION: region, AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 's'};
  const run: World['run'] = async (args, more = {}) => {
    const home = createFolder();
    const env = more.env ?? {...keys, AWS_ENDPOINT_URL: endpoint.url};
    const {host, printed, ended} = toHost({HOME: home, ...env}, home, more.stdin ?? '');
    const config = join(home, 'config');
    mkdirSync(config);
    if (more.settings !== undefined) writeFileSync(join(config, 'settings.json'), JSON.stringify(more.settings));
    const request = parseCommandLine(args, '0.0.0');
    if (request.kind === 'done') return {code: request.exitCode, out: '', err: request.text};
    if (request.kind !== 'incidents' && request.kind !== 'logs' && request.kind !== 'invoke')
      throw new Error('no such');
    more.started?.(host.process, printed);
    await answerPlainly(host, request, await openSettings({config, state: join(home, 'state')}));
    return ended();
  };
  return {endpoint, run};
}

function toHost(env: Record<string, string>, home: string, stdin: string) {
  let [out, err] = ['', ''];
  const own = Object.assign(new EventEmitter(), {
    stdin: Readable.from([stdin]),
    stdout: {write: (text: string | Uint8Array) => (out += Buffer.from(text as string).toString())},
    stderr: {write: (text: string) => (err += text)},
    exitCode: undefined,
    env,
    pid: process.pid,
    platform: process.platform,
    execPath: process.execPath,
  });
  // These are the parts of a process that commands use.
  const fake = own as unknown as NodeJS.Process;
  const parts = {
    console,
    version: '0.0.0',
    env,
    home,
    temporaryFolder: home,
    ownSandbox: '',
    textWorker: '',
    guard: noGuard,
  };
  const host: Host = {process: fake, bootstrapFolder: machine.bootstrapFolder, ...parts};
  return {host, printed: () => out, ended: (): Ended => ({code: own.exitCode, out, err})};
}

const guarded = {environments: [{match: {region}, label: 'LIVE', readOnly: true}]};

describe('lambdeck invoke', () => {
  it('invokes once, prints the response as it came, and exits 0', async () => {
    const {run, endpoint} = await openWorld();
    expect(await run(['invoke', 'orders', '--payload', '{"id": 7}'])).toEqual({code: 0, out: '{"id":7}', err: ''});
    const {out, err} = await run(['invoke', 'orders', '--payload-file', '-', '--log'], {stdin: '{"id": "a"}'});
    expect([out, endpoint.count('Invoke')]).toEqual(['{"id":"a"}', 2]);
    expect(err).toMatch(/priced a[\s\S]*REPORT/);
  });

  it('exits 3 when the function fails, and prints what it answered', async () => {
    const {run} = await openWorld();
    const {code: status, out, err} = await run(['invoke', 'orders', '--payload', '{"fail": true}']);
    expect([status, err]).toEqual([3, 'lambdeck invoke: orders failed (Unhandled): TypeError: no price for A-1\n']);
    expect(JSON.parse(out)).toMatchObject({errorType: 'TypeError'});
  });

  it('exits 1 with a line when the call fails, and sends it no second time', async () => {
    const {run, endpoint} = await openWorld();
    expect(await run(['invoke', 'order'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^lambdeck invoke: .*not.*found.*\n$/i),
    });
    endpoint.fail('Invoke', {kind: 'reset'});
    const {code: status, err} = await run(['invoke', 'orders']);
    expect([status, endpoint.count('Invoke')]).toEqual([1, 2]);
    expect(err).toMatch(/^lambdeck invoke: The outcome of Invoke is unknown: [^\n]+\n$/);
  });

  it('sends nothing to what is guarded unless told so, and exits 4', async () => {
    const {run, endpoint} = await openWorld();
    const refused = await run(['invoke', 'orders'], {settings: guarded});
    expect(refused).toMatchObject({code: 4, out: ''});
    expect(refused.err).toMatch(/LIVE · \d{12} · eu-west-1 is guarded \(environments\[0\]\). --yes sends it/);
    expect(await run(['invoke', 'orders', '--yes', '--read-only'], {settings: guarded})).toMatchObject({code: 4});
    expect(endpoint.count('Invoke')).toBe(0);
    expect(await run(['invoke', 'orders', '--yes'], {settings: guarded})).toMatchObject({code: 0});
  });

  it('knows what is guarded by the role that calls before it sends', async () => {
    const {run, endpoint} = await openWorld();
    const rewrite = (body: string) =>
      body.replace(/<Arn>.*<\/Arn>/, '<Arn>arn:aws:sts::123456789012:assumed-role/prod-admin/a</Arn>');
    endpoint.fail('/', {kind: 'rewrite', rewrite});
    expect(await run(['invoke', 'orders'])).toMatchObject({code: 4});
    expect(endpoint.count('Invoke')).toBe(0);
  });

  it('knows what is guarded by the alias of the account before it sends', async () => {
    const {run, endpoint} = await openWorld();
    const body = '<AccountAliases><member>acme-live</member></AccountAliases>';
    endpoint.fail('/', {kind: 'answer', status: 200, body}, call => call.body.includes('ListAccountAliases'));
    expect(await run(['invoke', 'orders'])).toMatchObject({
      code: 4,
      err: expect.stringContaining('the name acme-live'),
    });
  });

  it.each([
    [['invoke'], /missing required argument 'name'/],
    [['invoke', 'orders', '--payload', 'file://event.json'], /not JSON: .* A file is given with --payload-file\./],
    [['invoke', 'orders', '--payload', '{"id":'], /--payload is not JSON: .* at line 1, column 7/],
    [['invoke', 'orders', '--payload-file', '/nowhere'], /--payload-file \/nowhere cannot be read: /],
    [['invoke', 'orders', '--payload', '1', '--payload-file', 'x'], /cannot be used with option/],
    [['invoke', 'orders', '--type', 'Later'], /Allowed choices are RequestResponse, Event, DryRun/],
  ])('exits 2 on %j', async (args, said) => {
    const {run, endpoint} = await openWorld();
    const {code: status, out, err} = await run(args);
    expect([status, out, endpoint.count('Invoke')]).toEqual([2, '', 0]);
    expect(err).toMatch(said);
  });

  it('asks no sandbox that was not named', async () => {
    const {run} = await openWorld();
    const {code: status, err} = await run(['invoke', 'orders'], {env: {}});
    expect([status, err]).toEqual([
      2,
      'lambdeck invoke: There is nothing to connect to: no credentials, profile or endpoint are configured. ' +
        'Use --profile, --endpoint-url or --sandbox.\n',
    ]);
  });
});

describe('lambdeck logs', () => {
  it('prints lines in the order of time, as text and as JSON, and only those that match', async () => {
    const {run} = await openWorld();
    for (const id of [1, 2]) await run(['invoke', 'orders', '--payload', `{"id": ${id}}`]);
    const priced = (text: string) => text.split('\n').flatMap(line => /priced \d/.exec(line) ?? []);
    expect(priced((await run(['logs', 'orders'])).out)).toEqual(['priced 1', 'priced 2']);
    const {out, code: status} = await run(['logs', 'orders', '--json', '--filter', '"priced 2"']);
    const [line, ...others] = out
      .trim()
      .split('\n')
      .map(text => JSON.parse(text));
    expect([status, others, line]).toMatchObject([
      0,
      [],
      {function: 'orders', message: expect.stringMatching(/priced 2/), level: 'INFO'},
    ]);
    expect(Date.parse(line.time)).toBeGreaterThan(Date.now() - 300_000);
    expect((await run(['logs', 'orders', '--until', '5m', '--since', '1h'])).out).toBe('');
  });

  it('goes on with what comes until it is told to end', async () => {
    const {run} = await openWorld();
    await run(['invoke', 'orders', '--payload', '{"id": 1}']);
    let end = () => {};
    let shown = () => '';
    const following = run(['logs', 'orders:$LATEST', '--follow'], {
      started: (process, printed) => {
        end = () => process.emit('SIGINT');
        shown = printed;
      },
    });
    await eventually(() => expect(shown()).toContain('priced 1'));
    await run(['invoke', 'orders', '--payload', '{"id": 2}']);
    await eventually(() => expect(shown()).toContain('priced 2'));
    end();
    expect((await following).code).toBe(130);
  });

  it.each([
    [['logs', 'orders', '--since', 'soon'], /--since "soon" is no time: write 2h, 14:03/],
    [['logs', 'orders', '--since', '1h', '--until', '2h'], /--until is before --since/],
    [['logs', 'orders', '--filter', '/(/'], /--filter cannot be read: /],
    [['logs'], /missing required argument/],
  ])('exits 2 on %j', async (args, said) => {
    const {run} = await openWorld();
    const {code: status, err} = await run(args);
    expect(status).toBe(2);
    expect(err).toMatch(said);
  });

  it('exits 1 for a function that is not there, and goes by the usual group where it may not be read', async () => {
    const {run, endpoint} = await openWorld();
    expect(await run(['logs', 'nobody'])).toMatchObject({code: 1, err: expect.stringMatching(/not.*found/i)});
    await run(['invoke', 'orders', '--payload', '{"id": 3}']);
    const body = JSON.stringify({Message: 'not authorized'});
    endpoint.fail('GetFunctionConfiguration', {
      kind: 'answer',
      status: 403,
      headers: {'x-amzn-errortype': 'AccessDeniedException'},
      body,
    });
    expect(await run(['logs', 'orders'])).toMatchObject({code: 0, out: expect.stringMatching(/priced 3/)});
  });
});

describe('lambdeck incidents', () => {
  it('says which functions hurt, as JSON and in a line each', async () => {
    const {run} = await openWorld();
    for (let count = 0; count < 6; count++) await run(['invoke', 'orders', '--payload', '{"fail": true}']);
    const {code: status, out} = await run(['incidents', '--json']);
    const {incidents, functions, unknown, region: where} = JSON.parse(out);
    expect([status, functions, unknown, where]).toEqual([0, 1, [], region]);
    expect(incidents).toMatchObject([{function: 'orders', harm: 'bad', signs: [{name: 'errors', course: 'now'}]}]);
    expect((await run(['incidents'])).out).toMatch(/^orders {2}bad .*errors 6 of 6/);
  });

  it('tells a function that does not run, which only its State says', async () => {
    const {run, endpoint} = await openWorld();
    const stopped = {State: 'Failed', StateReason: 'no subnet is left'};
    const rewrite = (body: string) => {
      const answer = JSON.parse(body);
      return JSON.stringify({...answer, Configuration: {...answer.Configuration, ...stopped}});
    };
    endpoint.fail('GetFunction', {kind: 'rewrite', rewrite});
    const {code: status, out} = await run(['incidents']);
    expect(status).toBe(0);
    expect(out).toMatch(/^orders {2}bad .*no subnet is left/);
  });

  it('says that State is not known where it may not be read, and asks no more', async () => {
    const {run, endpoint} = await openWorld();
    for (const operation of ['GetFunction', 'GetFunctionConfiguration'])
      endpoint.fail(operation, {kind: 'answer', status: 403, body: '{}'});
    const {code: status, err} = await run(['incidents']);
    expect(status).toBe(1);
    expect(err).toMatch(/^lambdeck incidents: State is not known: /);
  });

  it('says what is not known, and exits 1', async () => {
    const {run, endpoint} = await openWorld();
    endpoint.fail('ListEventSourceMappings', {kind: 'answer', status: 403, body: '{}'});
    const {code: status, out, err} = await run(['incidents']);
    expect([status, out]).toEqual([1, 'Nothing shows on any of 1 functions.\n']);
    expect(err).toMatch(/^lambdeck incidents: mappings are not known: /);
  });
});

const keysOf = {AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 's', AWS_REGION: region};

describe('what is set up wrongly', () => {
  it.each<[Record<string, string>, RegExp]>([
    [
      {AWS_REGION: region, AWS_ACCESS_KEY_ID: 'A'},
      /AWS_SECRET_ACCESS_KEY is not\. Set both, or unset AWS_ACCESS_KEY_ID/,
    ],
    [{AWS_CONFIG_FILE: '/nowhere'}, /AWS_CONFIG_FILE names \/nowhere: there is no such file\. Set AWS_CONFIG_FILE/],
    [{...keysOf, AWS_CA_BUNDLE: '/nowhere'}, /AWS_CA_BUNDLE names \/nowhere: there is no such file\. Name a file/],
    [{...keysOf, AWS_CA_BUNDLE: '/dev/null'}, /AWS_CA_BUNDLE names \/dev\/null: .*\. Name a file/],
    [
      {...keysOf, HTTPS_PROXY: 'socks5://127.0.0.1:1'},
      /HTTPS_PROXY is no proxy that can be used: .*Set HTTPS_PROXY to/,
    ],
    [{...keysOf, AWS_ENDPOINT_URL: 'nonsense'}, /AWS_ENDPOINT_URL is "nonsense"\. Give a whole URL/],
    [{...keysOf, AWS_REGION: 'eu west'}, /"eu west" cannot be part of a host name\. Run: aws configure set region/],
    [{AWS_REGION: region, AWS_PROFILE: 'nope'}, /There is no profile "nope": .*Run: aws configure/],
  ])('by %j is said in one line, with where that is and what to do, and nothing else is used', async (env, said) => {
    const {run, endpoint} = await openWorld();
    const {code: status, out, err} = await run(['invoke', 'orders'], {env});
    expect([status, out, endpoint.calls]).toEqual([2, '', []]);
    expect(err).toMatch(said);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

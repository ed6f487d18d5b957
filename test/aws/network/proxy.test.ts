import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {HttpRequest} from '@smithy/core/protocols';
import {describe, expect, it, onTestFinished} from 'vitest';
import {createBudget} from '../../../src/aws/budget/budget.ts';
import {type Calls, createCalls} from '../../../src/aws/calls.ts';
import {resolveConnection} from '../../../src/aws/connection.ts';
import {createLogCalls} from '../../../src/aws/logs/log-calls.ts';
import {readMetrics} from '../../../src/aws/metrics/read-metrics.ts';
import {findProxy, readProxies} from '../../../src/aws/network/find-proxy.ts';
import {resolveNetwork} from '../../../src/aws/network/network.ts';
import {createSsoHandler} from '../../../src/aws/sign-in/sso-place.ts';
import {createFolder} from '../../support/folder.ts';
import {forever, json, serve} from '../endpoint.ts';
import {assumedRole} from '../sts.ts';
import {authority, startAws, startProxy} from './proxied-aws.ts';

const lambda = 'lambda.eu-west-1.amazonaws.com';
const keys = {AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'S'};

async function callsWith(
  env: Record<string, string>,
  {config = '', profile = '', endpointUrl = ''} = {},
): Promise<Calls> {
  const folder = createFolder();
  const files = {AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials')};
  await writeFile(files.AWS_CONFIG_FILE, config);
  const flags = {region: 'eu-west-1', ...(profile && {profile}), ...(endpointUrl && {endpointUrl})};
  const connection = await resolveConnection(flags, {...files, HOME: folder, ...env});
  const calls = createCalls(connection, {readOnly: () => false, budget: createBudget()});
  onTestFinished(() => calls.close());
  return calls;
}

describe('a proxy', () => {
  it.each([['HTTPS_PROXY'], ['https_proxy'], ['ALL_PROXY'], ['all_proxy']])(
    'of %s, with user and password, is the way to every service',
    async name => {
      const aws = await startAws(({host}) => (host.startsWith('sts.') ? caller : {Functions: [], FunctionName: 'f'}));
      const proxy = await startProxy(aws.port, {credentials: 'me:pa%20ss'.replace('%20', ' ')});
      const url = proxy.url.replace(' ', '%20');
      const calls = await callsWith({...keys, [name]: url, AWS_CA_BUNDLE: authority});
      await calls.call('ListFunctions', {}, forever);
      await calls.call('PublishVersion', {FunctionName: 'f'}, forever);
      expect(await calls.identity(forever)).toMatchObject({account: '123456789012'});
      expect(new Set(proxy.led)).toEqual(new Set([`${lambda}:443`, 'sts.eu-west-1.amazonaws.com:443']));
      expect(aws.asked.map(({host}) => host)).toEqual([lambda, lambda, 'sts.eu-west-1.amazonaws.com']);
    },
  );

  it('is the way to logs, metrics and SSO', async () => {
    const aws = await startAws(() => ({}));
    const proxy = await startProxy(aws.port);
    const env = {...keys, HTTPS_PROXY: proxy.url, AWS_CA_BUNDLE: authority};
    const {telemetry} = await callsWith(env);
    await createLogCalls(telemetry.logs).describeGroup('/aws/lambda/f', forever);
    const sso = await createSsoHandler(await resolveNetwork(env, {}));
    onTestFinished(() => sso.destroy());
    const hostname = 'oidc.eu-west-1.amazonaws.com';
    await sso.handle(new HttpRequest({protocol: 'https:', hostname, method: 'POST', path: '/client/register'}));
    const queries = [{metric: 'Errors', statistic: 'Sum', functionName: 'f'}] as const;
    const request = {queries, start: 0, end: 60_000, period: 60};
    // What comes is none of CloudWatch's answers: by what way it was asked is the question.
    await readMetrics(telemetry.metrics, request, () => {}, forever).catch(() => undefined);
    expect(new Set(proxy.led.map(host => host.split('.')[0]))).toEqual(new Set(['logs', 'oidc', 'monitoring']));
  });

  it('is the way to the service that gives the keys of a role', async () => {
    const aws = await startAws(({host}) => (host.startsWith('sts.') ? assumedRole : {Functions: []}));
    const proxy = await startProxy(aws.port);
    const config = `[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = S
[profile admin]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = base\nca_bundle = ${authority}\n`;
    const calls = await callsWith({HTTPS_PROXY: proxy.url}, {config, profile: 'admin'});
    await calls.call('ListFunctions', {}, forever);
    expect(aws.asked.map(({host}) => host.split('.')[0])).toEqual(['sts', 'lambda']);
    expect(aws.asked[1]?.authorization).toContain('Credential=ASIAROLE/');
  });

  it('of HTTP_PROXY is the way to an endpoint without TLS, and none is to this machine', async () => {
    const {url, received} = await serve(response => json(response, {Functions: []}));
    const proxy = await startProxy(Number(new URL(url).port));
    const env = {...keys, HTTP_PROXY: proxy.url};
    await (await callsWith(env, {endpointUrl: 'http://lambda.example.com:4566'})).call('ListFunctions', {}, forever);
    expect(proxy.led).toEqual(['http://lambda.example.com:4566/2015-03-31/functions']);
    await (await callsWith(env, {endpointUrl: url})).call('ListFunctions', {}, forever);
    expect(proxy.led).toHaveLength(1);
    expect(received).toHaveLength(2);
  });

  it.each([
    [{status: 407}, 'wants a user and a password', 'USER:PASSWORD'],
    [{status: 403}, `does not let it through to ${lambda}`, 'HTTPS_PROXY'],
    [{status: 502}, `does not let it through to ${lambda}`, 'HTTPS_PROXY'],
  ])('that answers %o is what is named, and nothing of credentials', async (options, why, tryThis) => {
    const proxy = await startProxy(1, options);
    const calls = await callsWith({...keys, HTTPS_PROXY: proxy.url});
    await expect(calls.call('PublishVersion', {FunctionName: 'f'}, forever)).rejects.toMatchObject({
      problem: {
        kind: 'offline',
        what: 'PublishVersion could not be sent',
        why: expect.stringMatching(new RegExp(`the proxy ${proxy.host} ${why}`)),
        tryThis: expect.stringContaining(tryThis),
      },
    });
  });

  it('that is not there is named in its own name, also where keys are asked for by it', async () => {
    const config = `[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = S
[profile admin]\nrole_arn = arn:aws:iam::123456789012:role/admin\nsource_profile = base\n`;
    const problem = {kind: 'offline', why: 'Nothing listens at the proxy 127.0.0.1:1.'};
    const env = {HTTPS_PROXY: 'http://127.0.0.1:1'};
    for (const calls of [await callsWith({...keys, ...env}), await callsWith(env, {config, profile: 'admin'})]) {
      await expect(calls.call('ListFunctions', {}, forever)).rejects.toMatchObject({problem});
    }
  });

  it('that is none is named with where it was set, without its password', async () => {
    const socks = {HTTPS_PROXY: 'socks5://me:secret@proxy.example.com:1080'};
    const refused = callsWith({...keys, ...socks});
    await expect(refused).rejects.toMatchObject({
      problem: {kind: 'setup', what: 'HTTPS_PROXY is no proxy that can be used'},
    });
    await expect(refused).rejects.not.toMatchObject({problem: {why: expect.stringContaining('secret')}});
  });
});

describe('hosts that are asked without a proxy', () => {
  const proxies = (noProxy: string) =>
    readProxies({HTTPS_PROXY: 'http://proxy:3128', HTTP_PROXY: 'proxy:3128', NO_PROXY: noProxy});

  it.each(['HTTP_PROXY', 'http_proxy'])('are those of NO_PROXY and no_proxy beside %s', name => {
    const [one, other] = ['http://one.example.com/', 'http://other.example.com/'].map(url => new URL(url));
    for (const spelling of ['NO_PROXY', 'no_proxy']) {
      const read = readProxies({[name]: 'http://me:word@proxy:3128', [spelling]: 'one.example.com'});
      expect([one, other].map(url => url && findProxy(url, read))).toEqual([undefined, 'http://me:word@proxy:3128']);
    }
  });

  it.each([
    ['', `https://${lambda}/`, true],
    ['*', `https://${lambda}/`, false],
    ['amazonaws.com', `https://${lambda}/`, false],
    ['.amazonaws.com', `https://${lambda}/`, false],
    ['*.amazonaws.com', `https://${lambda}/`, false],
    ['AMAZONAWS.COM', `https://${lambda}/`, false],
    ['aws.com', `https://${lambda}/`, true],
    ['a.example, lambda.eu-west-1.amazonaws.com', `https://${lambda}/`, false],
    ['lambda.eu-west-1.amazonaws.com:443', `https://${lambda}/`, false],
    ['lambda.eu-west-1.amazonaws.com:8443', `https://${lambda}/`, true],
    ['10.0.0.0/8', 'http://10.1.2.3:4566/', false],
    ['10.0.0.0/8', 'http://11.1.2.3:4566/', true],
    ['10.1.2.3', 'http://10.1.2.3:4566/', false],
    ['fd00::/8', 'http://[fd00::1]:4566/', false],
    ['fd00::1', 'http://[fd00::1]:4566/', false],
    ['', 'http://127.0.0.1:4566/', false],
    ['', 'http://localhost:4566/', false],
    ['', 'http://lambda.localhost:4566/', false],
    ['', 'http://[::1]:4566/', false],
    ['', 'http://169.254.169.254/', false],
    ['', 'http://169.254.170.2/', false],
  ])('NO_PROXY=%s: %s by the proxy: %s', (noProxy, url, isProxied) => {
    expect(findProxy(new URL(url), proxies(noProxy)) !== undefined).toBe(isProxied);
  });
});

describe('certificates', () => {
  it.each([
    ['AWS_CA_BUNDLE', {AWS_CA_BUNDLE: authority}, ''],
    ["a profile's ca_bundle", {}, `[default]\nca_bundle = ${authority}\n`],
  ])('of %s are trusted', async (_, env, config) => {
    const aws = await startAws(() => ({Functions: []}));
    const calls = await callsWith({...keys, ...env}, {config, endpointUrl: `https://localhost:${aws.port}`});
    await calls.call('ListFunctions', {}, forever);
    expect(aws.asked).toHaveLength(1);
  });

  it('that nobody named are not, and the problem says what to set', async () => {
    const aws = await startAws(() => ({Functions: []}));
    const calls = await callsWith(keys, {endpointUrl: `https://localhost:${aws.port}`});
    await expect(calls.call('ListFunctions', {}, forever)).rejects.toMatchObject({
      problem: {
        kind: 'offline',
        why: expect.stringContaining('not trusted'),
        tryThis: expect.stringContaining('AWS_CA_BUNDLE'),
      },
    });
  });

  it('that cannot be read are named with where they were set', async () => {
    for (const [path, why] of [
      ['/nowhere/ca.pem', 'there is no such file'],
      ['package.json', 'no certificate'],
    ] as const) {
      await expect(callsWith({...keys, AWS_CA_BUNDLE: path})).rejects.toMatchObject({
        problem: {kind: 'setup', why: expect.stringMatching(new RegExp(`AWS_CA_BUNDLE names ${path}: .*${why}`))},
      });
    }
  });
});

const caller = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::123456789012:user/me</Arn><UserId>U</UserId><Account>123456789012</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

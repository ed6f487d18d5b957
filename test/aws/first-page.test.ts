import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {LambdaClient, ListFunctionsCommand} from '@aws-sdk/client-lambda';
import {HttpRequest} from '@smithy/core/protocols';
import {Hash} from '@smithy/core/serde';
import {SignatureV4} from '@smithy/signature-v4';
import fc from 'fast-check';
import {describe, expect, it, onTestFinished} from 'vitest';
import {askFirstPage, type FirstAsked, type FirstPage} from '../../src/aws/ask-first-page.ts';
import {createBudget} from '../../src/aws/budget/budget.ts';
import {createCalls, type Recorder} from '../../src/aws/calls.ts';
import {configPaths} from '../../src/aws/config/config-paths.ts';
import type {ConnectionSettings} from '../../src/aws/connection.ts';
import {type FirstAsk, findFirstAsk} from '../../src/aws/first-ask.ts';
import {plainNetwork} from '../../src/aws/network/network.ts';
import {regions} from '../../src/aws/regions.ts';
import {requestIdOf} from '../../src/aws/request-id.ts';
import {signRead} from '../../src/aws/sign-read.ts';
import {getOperation} from '../../src/schema/index.ts';
import {validInputs} from '../schema/inputs.ts';
import {createFolder} from '../support/folder.ts';
import {toTries} from '../support/tries.ts';
import {callsTo, connect, forever, json, refuse, serve} from './endpoint.ts';

const env = {AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret'};
const noFiles = {profiles: new Map(), services: new Map(), ssoSessions: new Map()};
const listFunctions = getOperation('ListFunctions');

function findAsk(
  connection: Partial<ConnectionSettings>,
  configured = {env: {}, files: noFiles},
): FirstAsk | undefined {
  return findFirstAsk({...connect('http://127.0.0.1:1'), ...connection}, listFunctions, configured);
}

/** Where a client of the SDK sends the same. */
async function findSdkUrl(region: string, endpoint: string | undefined): Promise<string> {
  let url = '';
  const client = new LambdaClient({
    region,
    ...(endpoint !== undefined && {endpoint}),
    credentials: {accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'},
    requestHandler: {
      handle: async ({protocol, hostname, port, path}: HttpRequest) => {
        url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
        throw new Error('this is all that was to be known');
      },
    },
    maxAttempts: 1,
  });
  await client.send(new ListFunctionsCommand({})).catch(() => {});
  return url;
}

describe('what a start asks for at once', () => {
  it.each(regions.map(({id}) => id))('asks where the SDK does in %s, or not at all', async region => {
    const url = findAsk({region, endpoint: undefined})?.url;
    if (url !== undefined) expect(url).toBe(await findSdkUrl(region, undefined));
    expect(url === undefined).toBe(region.startsWith('eusc-'));
  });

  it.each(['http://localhost:4566', 'https://lambda.example.com', 'http://127.0.0.1:9001/base', 'http://[::1]:3/a/b'])(
    'asks where the SDK does at %s',
    async endpoint => expect(findAsk({endpoint})?.url).toBe(await findSdkUrl('eu-west-1', endpoint)),
  );

  it('waits for the connection where more than keys, network and address would have to be known', () => {
    const files = configPaths({});
    const profile = {kind: 'profile', name: 'p', signIn: 'p', takesCode: false, process: undefined, files} as const;
    const proxies = {http: 'http://proxy', https: undefined, without: []};
    const fips = {profiles: new Map([['default', {use_fips_endpoint: 'true'}]])};
    const away = {region: 'eu-west-1', endpoint: undefined};
    expect(findAsk({credentials: {...profile, signsInBy: 'access key'}})?.keys).toEqual({profile: 'p'});
    for (const signsInBy of ['assume role', 'credential process', 'login', 'SSO', 'web identity'] as const)
      expect(findAsk({credentials: {...profile, signsInBy}})).toBeUndefined();
    expect(findAsk({credentials: {...profile, signIn: 'other', signsInBy: 'access key'}})).toBeUndefined();
    expect(findAsk({credentials: {kind: 'chain', files, from: undefined}})).toBeUndefined();
    expect(findAsk({network: {...plainNetwork, proxies}})).toBeUndefined();
    expect(findAsk({network: {...plainNetwork, bundle: 'PEM'}})).toBeUndefined();
    for (const endpoint of [
      'http://me@host',
      'http://host/?a=b',
      'http://host/a b',
      'http://host/a/',
      'http://host/a//b',
    ])
      expect(findAsk({endpoint})).toBeUndefined();
    for (const name of ['AWS_USE_FIPS_ENDPOINT', 'AWS_USE_DUALSTACK_ENDPOINT'])
      expect(findAsk(away, {env: {[name]: 'true'}, files: noFiles})).toBeUndefined();
    expect(findAsk(away, {env: {}, files: {...noFiles, ...fips}})).toBeUndefined();
    expect(findAsk({region: 'us-iso-east-1', endpoint: undefined})).toBeUndefined();
  });

  it('holds no secret', () => {
    const credentials = {
      kind: 'fixed',
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'hush',
      sessionToken: 't',
    } as const;
    expect(JSON.stringify(findAsk({credentials}))).not.toMatch(/AKID|hush/);
  });

  it('signs as the SDK does', async () => {
    const text = fc.stringMatching(/^[\w/+=-]{1,40}$/);
    const keys = fc.record(
      {accessKeyId: text, secretAccessKey: text, sessionToken: text},
      {requiredKeys: ['accessKeyId', 'secretAccessKey']},
    );
    const urls = fc.constantFrom('https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions', 'http://[::1]:9/b/x/');
    const times = fc.date({min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true});
    const isSigned = async (url: URL, credentials: Parameters<typeof signRead>[2], now: Date) => {
      const region = 'eu-west-1';
      const sha256 = Hash.bind(null, 'sha256') as never;
      const signer = new SignatureV4({service: 'lambda', region, credentials: credentials as never, sha256});
      const {protocol, hostname, host, pathname: path} = url;
      const request = new HttpRequest({protocol, hostname, method: 'GET', path, headers: {host}});
      const {headers} = await signer.sign(request, {signingDate: now});
      expect(signRead(url, region, credentials, now)).toEqual(headers);
    };
    await fc.assert(
      fc.asyncProperty(urls, keys, times, (url, own, now) => isSigned(new URL(url), own, now)),
      {numRuns: toTries(30, 2000)},
    );
  });
});

describe('the first page', () => {
  it.each(['ListFunctions', 'ListLayers'] as const)('is what the call of the SDK gives: %s', async name => {
    const operation = getOperation(name);
    let body: unknown;
    const {url} = await serve(response => json(response, body));
    const ask = findFirstAsk(connect(url), operation, {env, files: noFiles});
    const calls = callsTo(url, undefined, undefined, createBudget({lambda: 1e6, logs: 1, metrics: 1, trail: 1}));
    const compare = async (answer: Record<string, unknown>, isOdd: boolean) => {
      body = answer;
      const page = ask && (await askFirstPage(ask, env).page);
      const called = await calls.call(name, {}, forever).catch(() => undefined);
      if (!isOdd) expect(page).toBeDefined();
      if (page === undefined) return;
      expect(JSON.stringify(page.output)).toBe(JSON.stringify(called));
      expect(requestIdOf(page.output)).toBe('request-1');
    };
    const items = operation.pagination?.items ?? '';
    const answers = validInputs({...operation, input: operation.output}).map(answer => ({[items]: [], ...answer}));
    await fc.assert(
      fc.asyncProperty(answers, answer => compare(answer, false)),
      {numRuns: toTries(12, 2000)},
    );
    await fc.assert(
      fc.asyncProperty(answers.chain(toOdd), answer => compare(answer, true)),
      {numRuns: toTries(12, 2000)},
    );
  });

  it.each([
    ['is refused', {status: 403, body: '{}'}],
    ['has no list', {status: 200, body: '{}'}],
    ['is no JSON', {status: 200, body: '<html>'}],
    ['is cut short', {status: 200, body: '{"Functions": ['}],
  ])('is left to the usual call when it %s', async (_, {status, body}) => {
    const {url} = await serve(response => response.writeHead(status).end(body));
    expect(await askAt(url)?.page).toBeUndefined();
  });

  it('is asked for with the keys of the profile', async () => {
    const {url, received} = await serve(response => json(response, {Functions: []}));
    const ask = findAsk({endpoint: url});
    const folder = createFolder();
    const section = '[p]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = s\n';
    writeFileSync(join(folder, 'credentials'), section);
    const own = {AWS_CONFIG_FILE: `${folder}/none`, AWS_SHARED_CREDENTIALS_FILE: `${folder}/credentials`};
    await (ask && askFirstPage({...ask, keys: {profile: 'p'}}, own).page);
    expect(received[0]?.headers.authorization).toContain('Credential=AKIDPROFILE/');
  });
});

describe('a call for which the first page was asked before', () => {
  it('is answered with it, once, and stands in the journal', async () => {
    const {url, received} = await serve((response, _, number) =>
      json(response, {Functions: [{FunctionName: `f${number}`}]}),
    );
    const recorded: string[] = [];
    const record: Recorder = (name, _, make) => {
      recorded.push(name);
      return make();
    };
    const calls = callsWith(url, askAt(url), record);
    expect(await calls.call('ListAliases', {FunctionName: 'f'}, forever)).toBeDefined();
    expect(received).toHaveLength(2);
    const list = () => calls.call('ListFunctions', {}, forever);
    expect(await list()).toEqual({Functions: [{FunctionName: 'f1'}]});
    expect(received).toHaveLength(2);
    expect(await list()).toEqual({Functions: [{FunctionName: 'f3'}]});
    expect(recorded).toEqual(['ListAliases', 'ListFunctions', 'ListFunctions']);
  });

  it('is made when it asks for something else, or the page is old', async () => {
    const {url, received} = await serve(response => json(response, {Functions: []}));
    const old: FirstPage = {output: {Functions: []}, items: [], isLast: true, at: performance.now() - 6000};
    await callsWith(url, {operation: 'ListFunctions', page: Promise.resolve(old)}).call('ListFunctions', {}, forever);
    await callsWith(url, askAt(url)).call('ListFunctions', {MaxItems: 1}, forever);
    expect(received.map(({query}) => query.get('MaxItems')).sort()).toEqual(['1', null, null]);
  });

  it('is made when that failed, and tells of what goes wrong then; both count', async () => {
    const {url, received} = await serve(response => refuse(response, 403, 'AccessDeniedException'));
    const calls = callsWith(url, askAt(url), undefined, 2);
    await expect(calls.call('ListFunctions', {}, forever)).rejects.toMatchObject({problem: {kind: 'denied'}});
    expect(received).toHaveLength(2);
    const giveUp = new AbortController();
    const third = calls.call('ListFunctions', {}, giveUp.signal);
    giveUp.abort();
    await expect(third).rejects.toMatchObject({problem: {kind: 'aborted'}});
    expect(received).toHaveLength(2);
  });

  it('ends when it is given up before the page has come', async () => {
    const giveUp = new AbortController();
    const never = new Promise<undefined>(() => {});
    const call = callsWith('http://127.0.0.1:1', {operation: 'ListFunctions', page: never});
    const listed = call.call('ListFunctions', {}, giveUp.signal);
    giveUp.abort();
    await expect(listed).rejects.toMatchObject({problem: {kind: 'aborted'}});
  });
});

function askAt(url: string): FirstAsked | undefined {
  const ask = findAsk({endpoint: url});
  return ask && askFirstPage(ask, env);
}

function callsWith(url: string, firstPage: FirstAsked | undefined, record?: Recorder, lambda = 100) {
  const budget = createBudget({lambda, logs: 1, metrics: 1, trail: 1});
  const calls = createCalls(connect(url), {readOnly: () => false, budget, firstPage, ...(record && {record})});
  onTestFinished(() => calls.close());
  return calls;
}

/** An answer with something that the service's model does not know. */
function toOdd(answer: Record<string, unknown>) {
  const places = findPlaces(answer);
  const odd = fc.constantFrom<unknown>(null, 'text', 1.5, true, [null], [[]], {__type: 'x'}, {a: {b: 1}}, 2 ** 60);
  const names = fc.constantFrom('Unknown', 'FunctionName', '__type', 'LayerName');
  return fc.tuple(fc.nat(), names, odd).map(([index, name, value]) => {
    const copy = structuredClone(answer);
    const path = places[index % places.length] ?? [];
    const found = path.reduce<unknown>((at, step) => Reflect.get(Object(at), step), copy);
    Reflect.set(Object(found), name, value);
    return copy;
  });
}

/** The paths of all objects in a value. */
function findPlaces(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, item]) => findPlaces(item, [...path, key]));
  return Array.isArray(value) ? below : [path, ...below];
}

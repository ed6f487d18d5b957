import {EventStreamCodec} from '@smithy/core/event-streams';
import {describe, expect, it, onTestFinished} from 'vitest';
import {createBudget} from '../../src/aws/budget/budget.ts';
import type {Refusal} from '../../src/aws/budget/speed.ts';
import type {Urgency} from '../../src/aws/budget/turn-queue.ts';
import {createCalls} from '../../src/aws/calls.ts';
import {createCommand} from '../../src/aws/command.ts';
import {operations} from '../../src/schema/index.ts';
import {type Answer, callsTo, connect, forever, json, refuse, serve} from './endpoint.ts';

describe('calling an operation', () => {
  it('answers plain data: no metadata, dates as ISO strings, texts as they came', async () => {
    const {url} = await serve(response =>
      json(response, {EventSourceMappings: [{UUID: 'u\u001B[31m', LastModified: 1_700_000_000.5, Unknown: 1}]}),
    );
    const answer = await callsTo(url).call('ListEventSourceMappings', {}, forever);
    expect(answer).toStrictEqual({
      EventSourceMappings: [{UUID: 'u\u001B[31m', LastModified: '2023-11-14T22:13:20.500Z'}],
    });
  });

  it('keeps every character of texts and of the keys of maps', async () => {
    const pem = '-----BEGIN KEY-----\n\tabc\u200D\n';
    const {url} = await serve(response => json(response, {Environment: {Variables: {PEM: pem, 'PEM\u200B': '2'}}}));
    const answer = await callsTo(url).call('GetFunctionConfiguration', {FunctionName: 'f'}, forever);
    expect(answer.Environment?.Variables).toEqual({PEM: pem, 'PEM\u200B': '2'});
  });

  it('carries the payload of an invoke as bytes both ways', async () => {
    const {url, received} = await serve(response => {
      response.writeHead(200, {'x-amz-executed-version': '7', 'x-amz-function-error': 'Unhandled'});
      response.end(Buffer.from([0, 255, 27]));
    });
    const input = {FunctionName: 'f', Payload: new Uint8Array([123, 125]), LogType: 'Tail'} as const;
    const answer = await callsTo(url).call('Invoke', input, forever);
    expect(received[0]?.body).toEqual(Buffer.from('{}'));
    expect(received[0]?.headers['x-amz-log-type']).toBe('Tail');
    expect(answer).toMatchObject({StatusCode: 200, ExecutedVersion: '7', FunctionError: 'Unhandled'});
    expect([...(answer.Payload ?? [])]).toEqual([0, 255, 27]);
  });

  it('hands over a response stream part by part', async () => {
    const codec = new EventStreamCodec(
      bytes => Buffer.from(bytes).toString(),
      text => Buffer.from(text),
    );
    const toPart = (type: string, body: string) =>
      codec.encode({
        headers: {':message-type': {type: 'string', value: 'event'}, ':event-type': {type: 'string', value: type}},
        body: Buffer.from(body),
      });
    const {url} = await serve(response => {
      response.writeHead(200, {'content-type': 'application/vnd.amazon.eventstream', 'x-amz-executed-version': '3'});
      response.write(toPart('PayloadChunk', 'one '));
      response.write(toPart('PayloadChunk', 'two'));
      response.end(toPart('InvokeComplete', '{"LogResult": "bG9n"}'));
    });
    const answer = await callsTo(url).call('InvokeWithResponseStream', {FunctionName: 'f'}, forever);
    const parts: unknown[] = [];
    for await (const part of answer.EventStream ?? []) {
      parts.push(Buffer.from(part.PayloadChunk?.Payload ?? []).toString() || part.InvokeComplete);
    }
    expect(answer.ExecutedVersion).toBe('3');
    expect(parts).toEqual(['one ', 'two', {LogResult: 'bG9n'}]);
  });

  it.each([...operations.keys()])('has a command for %s', async name => {
    const command = await createCommand(name, {});
    expect(command.constructor.name).toBe(`${name}Command`);
  });

  it('signs for the region of the connection', async () => {
    const {url, received} = await serve(response => json(response, {Functions: []}));
    await callsTo(url).call('ListFunctions', {}, forever);
    expect(received[0]?.headers.authorization).toContain('/eu-west-1/lambda/aws4_request');
  });
});

describe('repeating a call', () => {
  const broken = [
    ['throttling', (response: Parameters<typeof refuse>[0]) => refuse(response, 429, 'TooManyRequestsException')],
    ['a failing service', (response: Parameters<typeof refuse>[0]) => refuse(response, 500, 'ServiceException')],
    ['a bad gateway', (response: Parameters<typeof refuse>[0]) => response.writeHead(503).end('busy')],
    ['a reset connection', (response: Parameters<typeof refuse>[0]) => response.socket?.resetAndDestroy()],
  ] as const;

  it.each(broken)('reads again after %s', async (_, fail) => {
    const {url, received} = await serve((response, _request, number) =>
      number < 3 ? fail(response) : json(response, {Functions: []}),
    );
    await expect(callsTo(url).call('ListFunctions', {}, forever)).resolves.toEqual({Functions: []});
    expect(received).toHaveLength(3);
  });

  it.each(broken)('invokes once whatever happens: %s', async (_, fail) => {
    const {url, received} = await serve(response => fail(response));
    const payload = new Uint8Array([49]);
    await expect(callsTo(url).call('Invoke', {FunctionName: 'f', Payload: payload}, forever)).rejects.toThrow();
    expect(received).toHaveLength(1);
  });

  it.each(broken)('changes once whatever happens: %s', async (_, fail) => {
    const {url, received} = await serve(response => fail(response));
    const calls = callsTo(url);
    await expect(calls.call('DeleteFunction', {FunctionName: 'f'}, forever)).rejects.toThrow();
    expect(received).toHaveLength(1);
  });

  it('makes a new connection for each change, so that none is lost on a stale one', async () => {
    const ports: unknown[] = [];
    const {url} = await serve(response => {
      ports.push(response.socket?.remotePort);
      response.writeHead(204).end();
    });
    const calls = callsTo(url);
    for (const name of ['a', 'b']) await calls.call('DeleteFunction', {FunctionName: name}, forever);
    expect(new Set(ports).size).toBe(2);
  });
});

describe('calling in the background', () => {
  it("holds many calls at ten in a second, and lets the user's pass those that wait", async () => {
    const arrivals: string[] = [];
    const {url} = await serve((response, {path}) => {
      arrivals.push(path.split('/').at(-2) ?? '');
      json(response, {});
    });
    const calls = callsTo(url);
    const controller = new AbortController();
    const names = Array.from({length: 30}, (_, index) => `b${index}`);
    const background = names.map(name =>
      calls.background.call('GetFunctionConfiguration', {FunctionName: name}, controller.signal),
    );
    await calls.call('GetFunctionConfiguration', {FunctionName: 'front'}, forever);
    controller.abort();
    const outcomes = await Promise.allSettled(background);
    expect(arrivals).toContain('front');
    expect(arrivals.length).toBeLessThanOrEqual(20);
    expect(outcomes.at(-1)).toMatchObject({reason: {problem: {kind: 'aborted'}}});
  });
});

describe('what is taken from the budget', () => {
  /** Calls that spend of a budget which writes down what is taken, and how it ended. */
  const spend = async (answer: Answer) => {
    const taken: string[] = [];
    const refusals: unknown[] = [];
    const take = (what: string) => {
      taken.push(what);
      return {answered: (refusal?: Refusal) => void (refusal && refusals.push(refusal))};
    };
    const bucket = {turn: async (urgency: Urgency) => take(urgency), atOnce: () => take('at once')};
    const {url} = await serve(answer);
    const calls = createCalls(connect(url), {readOnly: () => false, budget: {...createBudget(), lambda: bucket}});
    onTestFinished(() => calls.close());
    return {calls, taken, refusals};
  };
  const fine: Answer = response => json(response, {});

  it('is a turn for each attempt at a read, and what the service says when it refuses one', async () => {
    const {calls, taken, refusals} = await spend((response, _, number) => {
      if (number > 1) return json(response, {Functions: []});
      response.setHeader('retry-after', '1');
      refuse(response, 429, 'TooManyRequestsException');
    });
    await calls.call('ListFunctions', {}, forever);
    expect(taken).toEqual(['user', 'user']);
    expect(refusals).toEqual([{rest: 1000}]);
  });

  it('is nothing that a change would wait for, and nothing at all for an invocation', async () => {
    const {calls, taken} = await spend(fine);
    await calls.call('DeleteFunction', {FunctionName: 'f'}, forever);
    expect(taken).toEqual(['at once']);
    await calls.call('Invoke', {FunctionName: 'f'}, forever);
    expect(taken).toEqual(['at once']);
  });

  it('is a turn of its own kind for all pages of a list but the first', async () => {
    const {calls, taken} = await spend((response, _, number) =>
      json(response, {Functions: [], ...(number < 3 && {NextMarker: `${number}`})}),
    );
    const numbers: number[] = [];
    for await (const {number} of calls.list('ListFunctions', {}, {}, forever)) numbers.push(number);
    expect(numbers).toEqual([1, 2, 3]);
    expect(taken).toEqual(['user', 'list', 'list']);
  });
});

describe('read-only', () => {
  const changing = [...operations.values()].filter(operation => !operation.readOnly).map(({name}) => name);
  const reading = [...operations.values()].filter(operation => operation.readOnly).map(({name}) => name);

  it.each(changing)('refuses %s before anything is sent', async name => {
    const {url, received} = await serve(response => json(response, {}));
    const calls = callsTo(url, undefined, () => true);
    const problem = {kind: 'read-only', what: `${name} was not sent`};
    await expect(calls.call(name, {} as never, forever)).rejects.toMatchObject({problem});
    await expect(calls.background.call(name, {} as never, forever)).rejects.toMatchObject({problem});
    expect(received).toHaveLength(0);
  });

  it.each(reading)('lets %s through', async name => {
    const {url, received} = await serve(response => json(response, {}));
    const input = Object.fromEntries(
      [...(operations.get(name)?.input ?? [])].filter(field => field.required).map(field => [field.name, 'x']),
    );
    await callsTo(url, undefined, () => true).call(name, input as never, forever);
    expect(received).toHaveLength(1);
  });

  it('is asked before each call', async () => {
    let locked = true;
    const {url, received} = await serve(response => response.writeHead(204).end());
    const calls = callsTo(url, undefined, () => locked);
    await expect(calls.call('DeleteFunction', {FunctionName: 'f'}, forever)).rejects.toThrow();
    locked = false;
    await calls.call('DeleteFunction', {FunctionName: 'f'}, forever);
    expect(received).toHaveLength(1);
  });
});

import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {onTestFinished} from 'vitest';
import {createBudget} from '../../src/aws/budget/budget.ts';
import {type Calls, createCalls} from '../../src/aws/calls.ts';
import type {Timeouts} from '../../src/aws/clients.ts';
import type {ConnectionSettings} from '../../src/aws/connection.ts';
import {plainNetwork} from '../../src/aws/network/network.ts';

/** One request an endpoint received. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Answers the `number`th request, counted from 1. */
export type Answer = (response: ServerResponse, request: Received, number: number) => void;

/** An HTTP endpoint for one test, answering whatever the test says, and the requests it received. */
export async function serve(answer: Answer): Promise<{url: string; received: Received[]}> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? '/', 'http://endpoint');
    const {method = '', headers} = request;
    received.push({method, path: url.pathname, query: url.searchParams, headers, body: Buffer.concat(chunks)});
    answer(response, received.at(-1) as Received, received.length);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received};
}

/** A JSON answer. */
export function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, {'content-type': 'application/json', 'x-amzn-requestid': 'request-1'});
  response.end(JSON.stringify(value));
}

/** An error answer as Lambda gives it. */
export function refuse(response: ServerResponse, status: number, name: string, message = 'Because.'): void {
  response.setHeader('x-amzn-errortype', name);
  json(response, {message}, status);
}

/** A connection with credentials nobody checks. */
export function connect(endpoint: string): ConnectionSettings {
  return {
    kind: 'aws',
    profile: undefined,
    hasOtherProfiles: false,
    region: 'eu-west-1',
    endpoint,
    telemetry: {logs: endpoint, metrics: endpoint, tags: endpoint},
    network: plainNetwork,
    credentials: {kind: 'fixed', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'},
    owner: undefined,
    known: {account: undefined, role: undefined},
  };
}

/** Calls to an endpoint, closed at the end of the test. */
export function callsTo(endpoint: string, timeouts?: Timeouts, readOnly = () => false, budget = createBudget()): Calls {
  const calls = createCalls(connect(endpoint), {readOnly, budget, ...(timeouts && {timeouts})});
  onTestFinished(() => calls.close());
  return calls;
}

/** A signal nobody aborts. */
export const forever = new AbortController().signal;

import {Agent, createServer, type ServerResponse, request as send} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type Limiter, tooMany} from '../../support/limiter.ts';

/** One request that went through, with the times (milliseconds, as `performance.now` tells) it came and was answered. */
export interface Exchange {
  readonly path: string;
  /** Name of the operation for services that tell it in a header; empty for others. */
  readonly operation: string;
  /** What was sent. */
  readonly body: Buffer;
  readonly came: number;
  readonly answered: number;
}

/** An endpoint that passes everything on to another and keeps account of it. */
export interface WatchedEndpoint extends AsyncDisposable {
  readonly url: string;
  readonly exchanges: readonly Exchange[];
}

/**
 * Listens on loopback before `target`; every answer is kept back for so many milliseconds, as a network would, and requests
 * to Lambda are refused when a limiter says so.
 */
export async function watchEndpoint(target: string, delay: number, limiter?: Limiter): Promise<WatchedEndpoint> {
  const exchanges: Exchange[] = [];
  const agent = new Agent({keepAlive: true});
  const server = createServer((message, answer) => {
    const came = performance.now();
    const {url: path = '/', method, headers} = message;
    if (isOfLambda(path) && limiter?.take() === false) {
      answer.once('finish', () =>
        exchanges.push({path, operation: '', body: Buffer.alloc(0), came, answered: performance.now()}),
      );
      return refuse(answer);
    }
    const {host} = new URL(target);
    const sent: Buffer[] = [];
    message.on('data', (chunk: Buffer) => sent.push(chunk));
    const passed = send(`${target}${path}`, {method, agent, headers: {...headers, host}}, response => {
      const pass = () => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      };
      const operation = String(headers['x-amz-target'] ?? '').replace(/^.*\./, '');
      answer.once('finish', () =>
        exchanges.push({path, operation, body: Buffer.concat(sent), came, answered: performance.now()}),
      );
      if (delay === 0) pass();
      else setTimeout(pass, delay);
    });
    passed.on('error', () => answer.destroy());
    message.pipe(passed);
  });
  const {promise, resolve} = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}

/** Lambda's paths begin with the date of an API's version. */
export function isOfLambda(path: string): boolean {
  return /^\/\d{4}-\d{2}-\d{2}\//u.test(path);
}

/** Refuses who asks too much. */
function refuse(answer: ServerResponse): void {
  answer.writeHead(tooMany.status, tooMany.headers).end(tooMany.body);
}

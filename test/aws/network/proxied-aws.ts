import {readFileSync} from 'node:fs';
import {request as askOver, createServer as createHttpServer, type IncomingMessage} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {type AddressInfo, connect, type Server} from 'node:net';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';

const folder = join(import.meta.dirname, '../../support/certificates');

/** The certificate by which those of `startAws` are trusted. */
export const authority = join(folder, 'authority.pem');

/** A request that came to a service. */
interface Asked {
  readonly host: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

/** Every host of AWS as one server on this machine, over TLS, that answers whatever the test says. Returns its port. */
export async function startAws(answer: (asked: Asked) => unknown): Promise<{port: number; asked: Asked[]}> {
  const asked: Asked[] = [];
  const [cert, key] = ['server.pem', 'server.key.pem'].map(name => readFileSync(join(folder, name)));
  const server = createHttpsServer({cert, key} as {cert: Buffer; key: Buffer}, (request, response) => {
    request.resume();
    const {host = '', authorization} = request.headers;
    const one = {host, path: request.url ?? '', authorization};
    asked.push(one);
    const body = answer(one);
    response.setHeader('content-type', typeof body === 'string' ? 'text/xml' : 'application/json');
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return {port: await listen(server), asked};
}

/** A proxy that leads whatever is asked by it to a port of this machine, or answers with another status than 200. */
export async function startProxy(toPort: number, {status = 200, credentials = ''} = {}) {
  const led: string[] = [];
  const wanted = credentials === '' ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
  const statusFor = ({headers}: IncomingMessage) =>
    wanted === undefined || headers['proxy-authorization'] === wanted ? status : 407;
  const server = createHttpServer((request, response) => {
    led.push(request.url ?? '');
    if (statusFor(request) !== 200) return void response.writeHead(statusFor(request)).end();
    const {pathname, search} = new URL(request.url ?? '');
    const {method, headers} = request;
    const onwards = askOver({port: toPort, method, headers, path: pathname + search}, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onwards);
  });
  server.on('connect', (request: IncomingMessage, client) => {
    led.push(request.url ?? '');
    client.on('error', () => client.destroy());
    const refusal = statusFor(request);
    if (refusal !== 200) return void client.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 0\r\n\r\n`);
    const onwards = connect(toPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Yes\r\n\r\n');
      onwards.pipe(client).pipe(onwards);
    });
    onwards.on('error', () => client.destroy());
  });
  const port = await listen(server);
  return {
    host: `127.0.0.1:${port}`,
    url: `http://${credentials === '' ? '' : `${credentials}@`}127.0.0.1:${port}`,
    led,
  };
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<{destroy(): void}>();
  server.on('connection', socket => sockets.add(socket));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

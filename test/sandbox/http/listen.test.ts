import {connect} from 'node:net';
import {networkInterfaces} from 'node:os';
import {afterEach, expect, test} from 'vitest';
import {type Listener, listen} from '../../../src/sandbox/http/listen.ts';
import {readBody} from '../../../src/sandbox/wire/body.ts';
import type {HttpAnswer, HttpRequest} from '../../../src/sandbox/wire/message.ts';

let listener: Listener;

afterEach(() => listener.close());

const echo = async (request: HttpRequest): Promise<HttpAnswer> => {
  return {status: 200, headers: {}, body: await readBody(request, 100, 'Echo')};
};

/** Sends bytes as they are and reads until the other side ends. */
function exchange(port: number, text: string, host = '127.0.0.1'): Promise<string> {
  const {promise, resolve, reject} = Promise.withResolvers<string>();
  let answer = '';
  const socket = connect(port, host, () => socket.write(text));
  socket.setEncoding('utf8');
  socket.on('data', chunk => {
    answer += chunk;
  });
  socket.on('error', reject);
  socket.on('close', () => resolve(answer));
  return promise;
}

test.each([
  ['headers', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Le'],
  ['a body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nab'],
])('a request of which %s come only in part is given up', async (_, half) => {
  listener = await listen(0, echo, 300);
  expect(await exchange(listener.port, half)).not.toContain(' 200 ');
});

test('a request that is whole in time is answered, however long that takes', async () => {
  const {promise, resolve} = Promise.withResolvers<void>();
  listener = await listen(
    0,
    async request => {
      await promise;
      return echo(request);
    },
    200,
  );
  const other = exchange(listener.port, 'GET /half');
  const whole = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd';
  const answer = exchange(listener.port, whole);
  // The half of a request has been given up by now: so much time has gone.
  await other;
  resolve();
  expect(await answer).toMatch(/^HTTP\/1.1 200 OK[\s\S]*abcd$/);
});

test.each([
  ['empty', 'Host:', 'The Host header of the request is empty.'],
  ['no host', 'Host: a b', 'The Host header and the request line make no URL.'],
])('a Host header that is %s is named as such', async (_, header, message) => {
  listener = await listen(0, echo);
  const answer = await exchange(
    listener.port,
    `GET /2015-03-31/functions HTTP/1.1\r\n${header}\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({message});
});

test('the port is served on ::1, too, where there is that', async () => {
  listener = await listen(0, echo);
  const hasIt = Object.values(networkInterfaces()).some(list => list?.some(({address}) => address === '::1'));
  const text = 'POST / HTTP/1.1\r\nHost: [::1]\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd';
  const answer = await exchange(listener.port, text, '::1').catch(() => 'nobody there');
  expect(answer.includes('abcd')).toBe(hasIt);
});

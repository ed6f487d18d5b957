import {createServer, type IncomingMessage, request, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as wait} from 'node:timers/promises';

/**
 * Serves a flood of log lines before the endpoint that the first argument names: the second says how many lines a second,
 * the third how many in all. The flood begins when it is first asked for, is the same for each group, and each line can
 * be read some moments after its time, some later than newer ones. All other requests are passed on.
 */
const [target = '', rate = '', total = ''] = process.argv.slice(2);
const spacing = 1000 / Number(rate);
/** As the service limits a page. */
const pageLimit = 10_000;
let begun: number | undefined;

process.on('disconnect', () => process.exit());
const server = createServer((message, answer) => {
  if (message.headers['x-amz-target'] === 'Logs_20140328.FilterLogEvents') void answerEvents(message, answer);
  else passOn(message, answer);
});
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

async function answerEvents(message: IncomingMessage, answer: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  const {startTime = 0, endTime = Number.POSITIVE_INFINITY, nextToken} = JSON.parse(String(Buffer.concat(pieces)));
  // As far as another continent.
  await wait(20);
  begun ??= Date.now();
  const now = Date.now();
  const events: object[] = [];
  let line = nextToken === undefined ? Math.max(0, Math.ceil((startTime - begun) / spacing)) : Number(nextToken);
  const end = Math.min(Number(total), Math.floor((Math.min(now, endTime) - begun) / spacing) + 1);
  for (; line < end && events.length < pageLimit; line++) {
    const event = toEvent(line, begun);
    if (event.ingestionTime <= now) events.push(event);
  }
  const body = JSON.stringify({events, searchedLogStreams: [], ...(line < end && {nextToken: String(line)})});
  answer.writeHead(200, {'content-type': 'application/x-amz-json-1.1', 'content-length': Buffer.byteLength(body)});
  answer.end(body);
}

function toEvent(line: number, start: number) {
  const timestamp = Math.floor(start + line * spacing);
  const time = new Date(timestamp).toISOString();
  const level = line % 50 === 0 ? 'ERROR' : 'INFO';
  const id = `00000000-0000-4000-8000-${String(Math.floor(line / 20)).padStart(12, '0')}`;
  return {
    eventId: String(line).padStart(56, '0'),
    logStreamName: `2026/11/22/[$LATEST]${String(line % 10).repeat(32)}`,
    timestamp,
    // Most come within a second; every hundredth is late by up to half a minute.
    ingestionTime: timestamp + 200 + ((line * 7919) % 700) + (line % 100 === 0 ? (line * 31) % 30_000 : 0),
    message: `${time}\t${id}\t${level}\torder ${line} of customer ${line * 17} was priced in ${line % 90} ms\n`,
  };
}

function passOn(message: IncomingMessage, answer: ServerResponse): void {
  const {url: path = '/', method, headers} = message;
  const passed = request(new URL(path, target), {method, headers}, response => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  message.pipe(passed);
}

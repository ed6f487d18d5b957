import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Lambda} from '@aws-sdk/client-lambda';
import fc, {type Arbitrary} from 'fast-check';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {openAll} from '../../../src/core/form/change-nodes.ts';
import {buildOperationForm, formInput, formStops, type OperationForm} from '../../../src/core/form/form.ts';
import {pasteIntoForm} from '../../../src/core/form/type-in-form.ts';
import {findUnsendable} from '../../../src/core/form/unsendable.ts';
import {readInput} from '../../../src/sandbox/wire/read-request.ts';
import {findRoute} from '../../../src/sandbox/wire/route.ts';
import {type Operation, operations} from '../../../src/schema/index.ts';
import {sampleInput} from '../../support/sample-input.ts';
import {send} from '../../support/send.ts';

/** Texts with whatever is not seen, joins, reorders, quotes or breaks; and halves of characters. */
const text: Arbitrary<string> = fc.string({
  unit: fc.constantFrom(
    ...['a', ' ', '\n', '\t', '\r', '\r\n', '"', "'", '\\', '$', '%', '/', '+', '&', '?', '#', '=', '{', '\u007F'],
    ...[
      '👨‍👩‍👧',
      '👍🏽',
      '🇩🇪',
      '日本',
      'e\u0301',
      '\u200D',
      '\u202E',
      '\u2028',
      '\uFEFF',
      '\u00A0',
      '\u001B[31m',
      '\u0085',
    ],
    ...['\0', '\uD83D', '\uDE00'],
  ),
  minLength: 1,
  maxLength: 12,
});

/** What the endpoint read last. */
let arrived: unknown;

/** Reads each request as a sandbox does and answers that there is nothing to say. */
const endpoint = createServer((message, response) => {
  const url = new URL(message.url ?? '/', 'http://localhost');
  const {method = 'GET'} = message;
  const headers = new Map(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  const request = {method, url, headers, body: message, signal: new AbortController().signal};
  const route = findRoute(method, url);
  const read = route === undefined ? `no operation at ${method} ${url.pathname}` : readInput(route, request);
  void Promise.resolve(read).then(input => {
    arrived = input;
    response.end('{}');
  });
});

let client: Lambda;

beforeAll(async () => {
  await new Promise<void>(resolve => endpoint.listen(0, '127.0.0.1', resolve));
  const {port} = endpoint.address() as AddressInfo;
  client = new Lambda({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: {accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'},
    maxAttempts: 1,
  });
});

afterAll(() => {
  client.destroy();
  endpoint.close();
});

it.each([...operations.values()])(
  'what is pasted into a text of $name arrives byte for byte, or is refused with a reason',
  async operation => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(text), async texts => {
        const input = withoutFiles(formInput(fillIn(operation, texts)));
        // What was sent has arrived, whatever becomes of the empty answer.
        await send(client, operation.name, input as object).catch(() => undefined);
        expect(toComparable(arrived)).toEqual(toComparable(input));
      }),
      {numRuns: 10},
    );
  },
);

/** The operation's form with a text pasted at every place that holds one, but where it is refused. */
function fillIn(operation: Operation, texts: Iterator<string>): OperationForm {
  const values = sampleInput(operation);
  const opening = {title: operation.name, fixed: {}, guarded: [], values, common: []};
  const empty = buildOperationForm(operation, opening);
  let form: OperationForm = {...empty, all: true, nodes: openAll(empty.nodes)};
  for (const [focus, stop] of formStops(form).stops.entries()) {
    if (!['string', 'blob', 'document'].includes(stop.node.field.kind) || stop.node.field.name === 'ZipFile') continue;
    const typed = pasteIntoForm({...form, focus, selected: true}, String(texts.next().value));
    if ('why' in typed) continue;
    const refused = findUnsendable(typed.form.nodes);
    for (const {message} of refused) expect(message).toMatch(/NUL|half of a character|HTTP header|address/);
    if (refused.length === 0) form = typed.form;
  }
  return form;
}

/** A zip is named by its path until it is sent. */
function withoutFiles(value: unknown, name = ''): unknown {
  if (name === 'ZipFile') return new TextEncoder().encode(String(value));
  if (Array.isArray(value)) return value.map(item => withoutFiles(item));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([member, held]) => [member, withoutFiles(held, member)]));
}

/** Bytes and times as texts. */
function toComparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toComparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toComparable(member)]));
}

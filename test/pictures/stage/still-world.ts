import crypto from 'node:crypto';
import {subscribe} from 'node:diagnostics_channel';
import dns from 'node:dns/promises';
import {type IncomingMessage, ServerResponse} from 'node:http';
import {syncBuiltinESMExports} from 'node:module';
import {Socket} from 'node:net';

/**
 * Loaded by Node before a program, which then is in a world where the time stands still but for what an answer says it
 * took, where ids are counted, where names below localhost lead to this machine, and where the port that is seen on the
 * screen leads to the one that was free.
 */
const {STAGE_SEEN_PORT, STAGE_PORT} = process.env;

// Nothing is left behind where whoever started it is killed.
process.on('disconnect', () => process.exit());

// A sandbox is served by a process without the variables of whoever started it.
let now = Date.parse(new URL(import.meta.url).searchParams.get('time') ?? '');
Date.now = () => now;
globalThis.Date = new Proxy(Date, {
  construct: (target, values, caller) => Reflect.construct(target, values.length === 0 ? [now] : values, caller),
});
subscribe('http.client.response.finish', message => {
  const {response} = message as {response: IncomingMessage};
  now += Number(response.headers['x-stage-took'] ?? 0);
});

// Clients set their clocks by the date of an answer, which Node takes from elsewhere.
const {writeHead} = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (this: ServerResponse, ...values: Parameters<typeof writeHead>) {
  this.setHeader('Date', new Date().toUTCString());
  return writeHead.apply(this, values);
} as typeof writeHead;

let count = 0;
crypto.randomUUID = () => {
  const digits = crypto.createHash('sha256').update(String(++count)).digest('hex');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-a${digits.slice(15, 18)}-${digits.slice(18, 30)}`;
};

// Some machines know no names below localhost, and a sandbox gives its functions other addresses there.
const {lookup} = dns;
dns.lookup = ((name: string, ...values: unknown[]) =>
  name.endsWith('.localhost')
    ? Promise.resolve([{address: '127.0.0.1', family: 4}])
    : Reflect.apply(lookup, dns, [name, ...values])) as typeof lookup;
syncBuiltinESMExports();

const {connect} = Socket.prototype;
Socket.prototype.connect = function (this: Socket, ...values: unknown[]) {
  // Options come alone, or with a listener in one array. The agent that gave them knows its sockets by them: they stay as they are.
  const place = Array.isArray(values[0]) ? (values[0] as unknown[]) : values;
  const options = place[0] as {port?: number | string} | undefined;
  if (options !== undefined && String(options.port) === STAGE_SEEN_PORT) {
    place[0] = {...options, port: Number(STAGE_PORT)};
  }
  return Reflect.apply(connect, this, values);
} as typeof connect;

// An import reads all that a module exports, and one export of node:http loads a second HTTP client.
const {Agent, request} = process.getBuiltinModule('node:http');

/** A client of the Runtime API at `address` (host:port), on one connection kept open. */
export function createApi(address) {
  const [host, port] = address.split(':');
  const agent = new Agent({keepAlive: true, maxSockets: 1});
  const open = (method, path, headers) =>
    request({host, port, agent, method, path: `/2018-06-01/runtime${path}`, headers});
  const post = (path, body, headers) => {
    const bytes = Buffer.from(body);
    const call = open('POST', path, {'Content-Type': 'application/json', 'Content-Length': bytes.length, ...headers});
    return send(call, bytes);
  };
  return {
    /** Waits for the next event. Without the sandbox there is nothing left to do. */
    next: () => send(open('GET', '/invocation/next', {})).catch(() => process.exit(1)),
    /** Posts a handler's answer, as JSON text; how that was answered. */
    respond: (id, body) => post(`/invocation/${id}/response`, body, {}),
    fail: (id, error) => post(`/invocation/${id}/error`, JSON.stringify(error), toErrorHeader(error)),
    failInit: error => post('/init/error', JSON.stringify(error), toErrorHeader(error)),
    /** A request whose body is the streamed response, and the promise of its end. */
    stream(id) {
      const call = open('POST', `/invocation/${id}/response`, {
        'Content-Type': 'application/octet-stream',
        'Lambda-Runtime-Function-Response-Mode': 'streaming',
        'Transfer-Encoding': 'chunked',
        Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
      });
      return {call, answered: toAnswer(call)};
    },
  };
}

function send(call, bytes) {
  const answer = toAnswer(call);
  call.end(bytes);
  return answer;
}

function toAnswer(call) {
  return new Promise((resolve, reject) => {
    call.once('error', reject);
    call.once('response', response => {
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString('utf8')}),
      );
    });
  });
}

function toErrorHeader({errorType}) {
  return {'Lambda-Runtime-Function-Error-Type': String(errorType).replaceAll(/[^\x20-\x7e]/g, '?')};
}

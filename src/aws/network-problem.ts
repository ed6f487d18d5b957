import type {Problem} from '../core/problem.ts';
import {type Attempt, type Failure, justRetry, lookFirst, namesKeys, readFailure, thenRetry} from './failure.ts';
import type {ProxyFailure} from './network/proxy-failure.ts';
import {isKnownRegion} from './regions.ts';

const notFound = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA']);
const unreachable = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL', 'EACCES']);
const lost = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_SOCKET_CLOSED']);
const certificate = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT)/u;

/** The problem when a proxy did not let a request through: nothing was sent. */
export function describeProxyProblem({proxy, status, cause}: ProxyFailure, attempt: Attempt): Problem {
  const where = `the proxy ${proxy}`;
  const advice = `Check HTTPS_PROXY and NO_PROXY${thenRetry(attempt)}.`;
  if (status === 407) {
    return offline(
      attempt,
      'HTTP 407',
      `${where} wants a user and a password.`,
      'Put them into HTTPS_PROXY: http://USER:PASSWORD@HOST:PORT, and start again.',
    );
  }
  if (status !== undefined) {
    return offline(
      attempt,
      `HTTP ${status}`,
      `${where} does not let it through to ${attempt.host ?? 'the endpoint'}.`,
      advice,
    );
  }
  const {code = '', message} = readFailure(cause);
  if (code === 'ECONNREFUSED') return offline(attempt, code, `Nothing listens at ${where}.`, advice);
  if (notFound.has(code)) return offline(attempt, code, `The host of ${where} was not found.`, advice);
  return offline(attempt, code, `${where} made no way: ${message}.`, advice);
}

/** The problem when no whole answer came, by the system's error codes; undefined when it is something else. */
export function describeNetworkProblem(failure: Failure, attempt: Attempt): Problem | undefined {
  const {code = '', message, name, status} = failure;
  const where = attempt.host ?? 'the endpoint';
  if (code === 'ECONNREFUSED') {
    return offline(attempt, code, `Nothing listens at ${where}.`, formatEndpointAdvice(attempt));
  }
  if (notFound.has(code)) return offline(attempt, code, `The host ${where} was not found.`, formatHostAdvice(attempt));
  if (unreachable.has(code)) return offline(attempt, code, `There is no way to ${where}.`, 'Check the network or VPN.');
  if (certificate.test(code)) {
    const advice = 'Behind a proxy that opens TLS, set AWS_CA_BUNDLE to its certificate file.';
    return offline(attempt, code, `The certificate of ${where} is not trusted: ${message}.`, advice);
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    return offline(attempt, code, `${where} does not speak TLS.`, 'Check whether the endpoint is http or https.');
  }
  if (isConnectTimeout(failure)) {
    const advice = `Check the network, VPN or proxy${thenRetry(attempt)}.`;
    return offline(attempt, 'ETIMEDOUT', `${where} did not take the connection in time.`, advice);
  }
  if (name === 'TimeoutError' && !lost.has(code))
    return describeLost(failure, attempt, 'timeout', 'no answer came in time');
  if (lost.has(code) && status !== undefined) {
    return describeLost(failure, attempt, 'malformed', 'the answer was cut short');
  }
  if (lost.has(code))
    return describeLost(failure, attempt, 'offline', 'the connection was closed before an answer came');
  if (code.startsWith('HPE_')) return describeLost(failure, attempt, 'malformed', `${where} does not speak HTTP`);
  return undefined;
}

/** Nothing was sent in these cases, so they are the same for reads and changes. */
function offline({operation}: Attempt, code: string, why: string, tryThis: string): Problem {
  return {kind: 'offline', what: `${operation} could not be sent`, why, tryThis, code};
}

/** The request went out and no whole answer came back. */
function describeLost(
  failure: Failure,
  attempt: Attempt,
  kind: 'malformed' | 'offline' | 'timeout',
  reason: string,
): Problem {
  const {operation, changes, host = 'The endpoint'} = attempt;
  const shared = {
    code: failure.code ?? failure.name,
    ...(failure.status !== undefined && {status: failure.status}),
    ...(failure.requestId !== undefined && {requestId: failure.requestId}),
  };
  const why = `${host}: ${reason}.`;
  if (!changes) return {kind, what: `${operation} got no whole answer`, why, tryThis: justRetry(attempt), ...shared};
  return {
    kind: 'unknown-outcome',
    what: `The outcome of ${operation} is unknown`,
    why: `${why} The request was sent and may have been carried out.`,
    tryThis: lookFirst,
    ...shared,
  };
}

function isConnectTimeout({code, name, message}: Failure): boolean {
  if (name === 'TimeoutError' && message.includes('establish a connection')) return true;
  return code === 'ETIMEDOUT' && message.startsWith('connect ');
}

function formatEndpointAdvice(attempt: Attempt): string {
  const {endpoint} = attempt.connection;
  if (endpoint === undefined) return `Check the network or proxy${thenRetry(attempt)}.`;
  return `Start what serves ${endpoint}, or start again without --endpoint-url and AWS_ENDPOINT_URL${thenRetry(attempt)}.`;
}

function formatHostAdvice(attempt: Attempt): string {
  const {connection} = attempt;
  if (connection.endpoint !== undefined)
    return `Check the name in ${connection.endpoint} and the network${thenRetry(attempt)}.`;
  if (isKnownRegion(connection.region)) return `Check the network, DNS or VPN${thenRetry(attempt)}.`;
  return `"${connection.region}" is not a region known here: choose another${namesKeys(attempt) ? ' with R' : ''}, or check the network.`;
}

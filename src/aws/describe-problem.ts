import {maskUrl} from '../core/format/url.ts';
import {type Problem, ProblemError} from '../core/problem.ts';
import {CredentialsFailure} from './credentials.ts';
import {describeCredentialsProblem} from './credentials-problem.ts';
import {type Attempt, type Failure, findCause, findRootCause, justRetry, lookFirst, readFailure} from './failure.ts';
import {ProxyFailure} from './network/proxy-failure.ts';
import {describeNetworkProblem, describeProxyProblem} from './network-problem.ts';
import {describeServiceProblem} from './service-problem.ts';

/**
 * The one place where anything that goes wrong with a call becomes words for a user. `tried` is what was tried and
 * `signal` what the user could stop it with. A change whose answer was lost becomes `unknown-outcome`.
 */
export function describeProblem(error: unknown, tried: Attempt, signal: AbortSignal): Problem {
  if (error instanceof ProblemError) return error.problem;
  const attempt = withoutSecrets(tried);
  const failure = readFailure(error);
  if (signal.aborted) return describeAborted(attempt);
  const credentials = findCause(error, CredentialsFailure);
  const asked = credentials === undefined ? attempt : {...attempt, changes: false, host: credentials.host};
  const proxys = findCause(error, ProxyFailure);
  if (proxys !== undefined) return describeProxyProblem(proxys, asked);
  if (credentials !== undefined) {
    const cause = findRootCause(error);
    if (cause instanceof ProblemError) return cause.problem;
    const root = readFailure(cause);
    const isNetwork = credentials.host !== undefined;
    return (isNetwork && describeNetworkProblem(root, asked)) || describeCredentialsProblem(root, attempt);
  }
  if (failure.answered) return describeServiceProblem(failure, attempt);
  return (
    describeNetworkProblem(failure, attempt) ??
    describeUnreadable(failure, attempt) ??
    describeUnexpected(failure, attempt)
  );
}

/** What is said names the endpoint. */
function withoutSecrets(attempt: Attempt): Attempt {
  const {endpoint, ...connection} = attempt.connection;
  return {...attempt, connection: {...connection, endpoint: endpoint === undefined ? undefined : maskUrl(endpoint)}};
}

function describeAborted(attempt: Attempt): Problem {
  const {operation, changes, host} = attempt;
  if (!changes || host === undefined) {
    return {
      kind: 'aborted',
      what: `${operation} was stopped`,
      why: 'You stopped it.',
      tryThis: justRetry(attempt),
    };
  }
  return {
    kind: 'unknown-outcome',
    what: `The outcome of ${operation} is unknown`,
    why: 'You stopped waiting after the request was sent; it may still be carried out.',
    tryThis: lookFirst,
  };
}

/** An answer came and nobody can make sense of it: cut short, HTML, or not what the operation answers. */
function describeUnreadable(failure: Failure, attempt: Attempt): Problem | undefined {
  const {status, contentType = ''} = failure;
  if (status === undefined) return undefined;
  const isHtml = contentType.includes('html');
  const why = isHtml
    ? `An HTML page came (HTTP ${status}) where Lambda answers JSON: a proxy or a sign-in page is in between.`
    : `The answer (HTTP ${status}) is not what Lambda sends: ${failure.message}`;
  const {endpoint} = attempt.connection;
  const at = endpoint === undefined ? 'proxy and VPN settings' : `that ${endpoint} is a Lambda endpoint`;
  return {
    ...(attempt.changes
      ? {kind: 'unknown-outcome', what: `The outcome of ${attempt.operation} is unknown`}
      : {kind: 'malformed', what: `The answer to ${attempt.operation} cannot be read`}),
    why,
    tryThis: attempt.changes ? `${lookFirst} Check ${at}.` : `${justRetry(attempt)} Check ${at}.`,
    code: failure.name,
    status,
    ...(failure.requestId !== undefined && {requestId: failure.requestId}),
  };
}

function describeUnexpected(failure: Failure, {operation}: Attempt): Problem {
  return {
    kind: 'unexpected',
    what: `${operation} could not be sent`,
    why: failure.message,
    tryThis: 'Check the values; if they are right, this is a fault of Lambdeck.',
    code: failure.name,
  };
}

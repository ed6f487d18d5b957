import type {Problem, ProblemKind} from '../core/problem.ts';
import {formatConflictAdvice} from './conflict-advice.ts';
import type {ConnectionSettings} from './connection.ts';
import {formatRenewal} from './credentials-problem.ts';
import {type Attempt, type Failure, justRetry, lookFirst, namesKeys, thenRetry} from './failure.ts';

/** Names by which AWS services refuse a signature or a token; the first two groups of the common errors page. */
const refusedCredentials =
  /^(?:ExpiredToken|RequestExpired|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|MissingAuthenticationToken|IncompleteSignature|InvalidSignature|SignatureDoesNotMatch|RequestTimeTooSkewed|InvalidToken)/u;
const throttling = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/u;
const clock = /signature (?:expired|not yet current)|now (?:earlier|later) than|too skewed/iu;

/** The problem when the service itself answered with an error. */
export function describeServiceProblem(failure: Failure, attempt: Attempt): Problem {
  const {message, name, status, requestId} = failure;
  const kind = readKind(failure);
  const problem = {
    kind,
    what: formatWhat(kind, attempt),
    why: formatWhy(message, status),
    tryThis: formatAdvice(kind, failure, attempt),
    code: name,
    ...(status !== undefined && {status}),
    ...(requestId !== undefined && {requestId}),
  };
  if (!attempt.changes || !isGatewayFailure(failure)) return problem;
  const why = `Something on the way answered for the service (HTTP ${status}); the change may have been made.`;
  return {...problem, kind: 'unknown-outcome', what: `The outcome of ${attempt.operation} is unknown`, why};
}

/** Whether the service was asked too much. */
export function isThrottling({name, status}: Pick<Failure, 'name' | 'status'>): boolean {
  return throttling.test(name) || status === 429;
}

/** The kind by the error's name where that says more than its status. */
function readKind({name, status = 0, message}: Failure): ProblemKind {
  if (isThrottling({name, status})) return 'throttled';
  if (refusedCredentials.test(name) || clock.test(message)) return 'credentials';
  if (/^AccessDenied|^NotAuthorized|^UnauthorizedOperation/u.test(name)) return 'denied';
  if (/UnknownOperation|NotImplemented/u.test(name) || status === 501) return 'unsupported';
  // CloudWatch Logs refuses with 400 whatever it is.
  if (/^ResourceNotFound/u.test(name)) return 'missing';
  return toKindOfStatus(status, /^Unknown/u.test(name));
}

function toKindOfStatus(status: number, isNameless: boolean): ProblemKind {
  if (status >= 500) return 'service';
  if (status < 400) return 'malformed';
  switch (status) {
    case 401:
    case 403:
      return 'denied';
    case 404:
      return isNameless ? 'unsupported' : 'missing';
    case 405:
      return 'unsupported';
    case 409:
      return 'conflict';
    case 412:
      return 'precondition';
    default:
      return 'invalid';
  }
}

/** 502, 503 and 504 without a name of the service come from a proxy that may have passed the request on. */
function isGatewayFailure({name, status = 0}: Failure): boolean {
  return status >= 502 && status <= 504 && /^Unknown/u.test(name);
}

function formatWhat(kind: ProblemKind, {operation, connection}: Attempt): string {
  switch (kind) {
    case 'throttled':
      return `${operation} was throttled`;
    case 'credentials':
      return 'AWS does not accept the credentials';
    case 'denied':
      return `${operation} is not allowed`;
    case 'missing':
      return `${operation} found nothing of that name`;
    case 'conflict':
      return `${operation} is not possible now`;
    case 'precondition':
      return 'It was changed by someone else meanwhile';
    case 'unsupported':
      return `${formatEndpointName(connection)} does not have ${operation}`;
    case 'malformed':
      return `The answer to ${operation} cannot be read`;
    case 'service':
      return `${operation} failed at the service`;
    default:
      return `${operation} was refused`;
  }
}

function formatEndpointName({kind, endpoint}: ConnectionSettings): string {
  return kind === 'sandbox' ? 'The sandbox' : (endpoint ?? 'This endpoint');
}

function formatWhy(message: string, status: number | undefined): string {
  return /^Unknown(?:Error)?$/u.test(message) ? `HTTP ${status ?? 'error'}, without a reason.` : message;
}

function formatAdvice(kind: ProblemKind, failure: Failure, attempt: Attempt): string {
  switch (kind) {
    case 'throttled':
      return attempt.operation.startsWith('Invoke')
        ? 'Wait and run it again, or look at the concurrency of the function and the account.'
        : `Too many requests reached the account at once: wait a moment${thenRetry(attempt)}.`;
    case 'credentials':
      return formatCredentialsAdvice(failure, attempt);
    case 'denied':
      return formatPermissionAdvice(failure.message, attempt);
    case 'missing':
      return formatMissingAdvice(attempt);
    case 'conflict':
      return formatConflictAdvice(failure.message);
    case 'precondition':
      return 'Look at the change that was made, then make yours again.';
    case 'unsupported':
      return 'Use an endpoint that has it, such as AWS itself.';
    case 'malformed':
      return 'Check the endpoint: it sends requests elsewhere.';
    case 'service':
      return attempt.changes ? lookFirst : justRetry(attempt);
    default:
      return 'Change the values the message names.';
  }
}

function formatMissingAdvice(attempt: Attempt): string {
  const {region} = attempt.connection;
  return `Check the name and the region (${region}${namesKeys(attempt) ? '; R switches' : ''})${thenRetry(attempt)}.`;
}

function formatCredentialsAdvice({name, message}: Failure, attempt: Attempt): string {
  const {connection} = attempt;
  const withKey = namesKeys(attempt) ? ' with R' : '';
  if (clock.test(message)) {
    return `This machine's clock is wrong: set it (timedatectl set-ntp true)${thenRetry(attempt)}.`;
  }
  if (/valid region/u.test(message))
    return `They are signed for ${connection.region}: choose another region${withKey}.`;
  if (/^UnrecognizedClient|^InvalidClientTokenId/u.test(name)) {
    return `${formatRenewal(attempt)} If they are good, ${connection.region} may not be enabled for the account: choose another region${withKey}.`;
  }
  return formatRenewal(attempt);
}

/** AWS names who lacks which action: `User: ARN is not authorized to perform: lambda:X on resource: ARN because …`. */
function formatPermissionAdvice(message: string, attempt: Attempt): string {
  const {operation, actions, connection} = attempt;
  const action = /perform: ([\w-]+:[\w*]+)/u.exec(message)?.[1] ?? `${actions ?? 'lambda'}:${operation}`;
  const who = /(arn:\S+) is not authorized/u.exec(message)?.[1] ?? 'your role';
  if (/explicit deny/u.test(message)) return `A policy denies ${action} to ${who}: that policy has to be changed.`;
  const others = connection.hasOtherProfiles && namesKeys(attempt) ? ', or switch the profile with P' : '';
  return `Ask for ${action} to be allowed for ${who}${others}.`;
}

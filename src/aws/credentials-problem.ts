import type {Problem} from '../core/problem.ts';
import type {ConnectionSettings} from './connection.ts';
import {type Attempt, type Failure, namesKeys, thenRetry} from './failure.ts';

/** The problem when credentials could not be had at all; nothing was sent. `failure` is the innermost cause. */
export function describeCredentialsProblem(failure: Failure, attempt: Attempt): Problem {
  const {connection, operation} = attempt;
  const {message} = failure;
  const problem = {
    kind: 'credentials',
    what: `There are no credentials for ${operation}`,
    why: message,
    code: failure.code ?? failure.name,
    ...(failure.status !== undefined && {status: failure.status}),
    ...(failure.requestId !== undefined && {requestId: failure.requestId}),
  } as const;
  if (/\baws login\b/u.test(message))
    return {...problem, tryThis: offerSignIn(attempt, `aws login${formatProfileFlag(connection)}`)};
  if (/\bsso\b|token is expired/iu.test(message)) {
    return {
      ...problem,
      what: 'The SSO session has ended',
      tryThis: offerSignIn(attempt, formatSignIn(connection)),
    };
  }
  if (/credential process/u.test(message)) return {...problem, tryThis: offerTerminal(attempt)};
  if (/from any providers/u.test(message)) {
    const why = 'Neither the environment, nor the files, nor this machine has any.';
    return {...problem, why, tryThis: `Run: aws configure${formatProfileFlag(connection)}, or start with --sandbox.`};
  }
  return {...problem, tryThis: formatCheck(attempt)};
}

/** Signing in is a key here; where a form is open it is not at hand. */
function offerSignIn(attempt: Attempt, command: string): string {
  return namesKeys(attempt) ? `Press L to sign in, or run: ${command}${thenRetry(attempt)}.` : `Run: ${command}.`;
}

function offerTerminal(attempt: Attempt): string {
  const check = formatCheck(attempt);
  return namesKeys(attempt) ? `If it has to ask for something, press L: it gets the terminal. ${check}` : check;
}

/** The command that signs the user in again, for problems with credentials that were once good. */
export function formatRenewal(attempt: Attempt): string {
  const {connection} = attempt;
  const {credentials} = connection;
  if (credentials.kind === 'fixed') {
    return 'Export new AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, then start again.';
  }
  if (credentials.kind === 'none' && connection.kind === 'aws') {
    return 'None are set up: export AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, then start again.';
  }
  if (credentials.kind === 'profile')
    return `Run: ${formatSignIn(connection)} (or renew its keys)${thenRetry(attempt)}.`;
  return `Renew the credentials${thenRetry(attempt)}.`;
}

function formatSignIn({credentials}: ConnectionSettings): string {
  return credentials.kind === 'profile' ? `aws sso login --profile ${credentials.signIn}` : 'aws sso login';
}

function formatProfileFlag({credentials}: ConnectionSettings): string {
  return credentials.kind === 'profile' ? ` --profile ${credentials.name}` : '';
}

function formatCheck(attempt: Attempt): string {
  const {credentials} = attempt.connection;
  if (credentials.kind !== 'profile') return 'Run: aws sts get-caller-identity, to see what the AWS command line says.';
  return `Run: aws sts get-caller-identity --profile ${credentials.name}, mend what it reports${thenRetry(attempt)}.`;
}

import {cleanText} from '../core/text/clean.ts';
import type {ConnectionSettings} from './connection.ts';

/** What was being done when something went wrong. */
export interface Attempt {
  readonly operation: string;
  /** Prefix of the operation's action in IAM; `lambda` when not given. */
  readonly actions?: 'logs' | 'cloudwatch' | 'cloudtrail' | 'sqs' | 'tag' | 'iam' | 'xray' | 'schemas';
  /** Whether the operation may change something. */
  readonly changes: boolean;
  /** What is said stands in a dialog, where the keys of the panes do nothing. So it is with all that changes something. */
  readonly inDialog?: boolean;
  readonly connection: ConnectionSettings;
  /** The host the request was for, once it had been handed to the network. */
  readonly host: string | undefined;
}

/** The parts of anything thrown that tell what happened. */
export interface Failure {
  readonly name: string;
  /** The system's code, e.g. `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** The message on one line, without the SDK's hints to programmers. */
  readonly message: string;
  /** HTTP status of the answer, when one came. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Milliseconds for which the service wants to be left alone, when it says so. */
  readonly retryAfter: number | undefined;
  /** Content type of the answer, when one came that could not be read. */
  readonly contentType: string | undefined;
  /** Whether it is an answer of the service and not a failure to get or to read one. */
  readonly answered: boolean;
}

/** What to do when nobody knows whether a change was made. It names no key: where changes are sent, those of the panes do nothing. */
export const lookFirst = 'Look at what is there now before you send it again.';

/** Whether advice may name keys of the panes. */
export function namesKeys({changes, inDialog}: Attempt): boolean {
  return !changes && inDialog !== true;
}

/** The end of an advice to a read: where one is shown, r tries again. What is sent is sent again as its dialog says. */
export function thenRetry(attempt: Attempt): string {
  return namesKeys(attempt) ? ', then press r' : '';
}

/** The advice to a read that may go well the next time. */
export function justRetry(attempt: Attempt): string {
  return namesKeys(attempt) ? 'Press r to try again.' : 'It may go well the next time.';
}

/** A message longer than this is cut: it is shown in a pane. */
const longest = 600;

/** Takes an error of the SDK, the system or this program apart. */
export function readFailure(error: unknown): Failure {
  const record = isRecord(error) ? error : {};
  const metadata = isRecord(record.$metadata) ? record.$metadata : {};
  const response = isRecord(record.$response) ? record.$response : {};
  const headers = isRecord(response.headers) ? response.headers : {};
  const code = cleanOptional(record.code) ?? firstCode(record.errors);
  return {
    name: cleanOptional(record.name) ?? 'Error',
    code,
    message: readMessage(record.message, error) || code || 'no reason was given',
    status: toNumber(metadata.httpStatusCode) ?? toNumber(response.statusCode),
    requestId: cleanOptional(metadata.requestId),
    retryAfter: readSeconds(headers['retry-after']),
    contentType: cleanOptional(headers['content-type']),
    answered: record.$fault !== undefined,
  };
}

/** The innermost cause: the SDK and this layer wrap errors. */
export function findRootCause(error: unknown): unknown {
  const seen = new Set<unknown>();
  let current = error;
  while (current instanceof Error && current.cause !== undefined && !seen.has(current)) {
    seen.add(current);
    current = current.cause;
  }
  return current;
}

/** The outermost of an error and its causes that is of a class. */
export function findCause<Kind>(error: unknown, kind: abstract new (...given: never[]) => Kind): Kind | undefined {
  const seen = new Set<unknown>();
  for (let current = error; current instanceof Error && !seen.has(current); current = current.cause) {
    if (current instanceof kind) return current;
    seen.add(current);
  }
  return undefined;
}

function readMessage(message: unknown, error: unknown): string {
  const text = cleanOptional(message) ?? cleanOptional(error) ?? '';
  const [own = ''] = text.split(/\s*Deserialization error: to see the raw response/u);
  const clean = own.replace(/^@?(?:aws-sdk|smithy)\/\S+ - (?:\[\w+\] )?/u, '').trim();
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}

/** A host with several addresses fails with one error each. */
function firstCode(errors: unknown): string | undefined {
  if (!Array.isArray(errors)) return undefined;
  return errors
    .map(error => (isRecord(error) ? cleanOptional(error.code) : undefined))
    .find(code => code !== undefined);
}

function cleanOptional(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? cleanText(value) : undefined;
}

function toNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A header of seconds, in milliseconds. */
function readSeconds(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/u.test(value) ? Number(value) * 1000 : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

import type {ConnectionSettings} from '../../aws/connection.ts';
import {describeProblem} from '../../aws/describe-problem.ts';
import {RangeRefusal} from '../../aws/source/fetch-range.ts';
import {type Problem, ProblemError} from '../../core/problem.ts';
import {UnwritableZipError} from '../../core/source/rewrite-zip.ts';
import {cleanText} from '../../core/text/clean.ts';
import {formatDiskError} from '../../disk/disk-error.ts';
import {KeepingError} from './keeping-error.ts';
import {BrokenZipError} from './zip-files.ts';

/** What was tried with code when something went wrong. */
export interface CodeAttempt {
  /** What is being read, e.g. `orders-api:12` or `src/price.js of orders-api:12`. */
  readonly what: string;
  readonly connection: ConnectionSettings;
  /** Where the zip is asked for. */
  readonly host: string;
  /** Folder in which it is kept. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Puts what went wrong with code into words. */
export function describeCodeProblem(error: unknown, {what, connection, host, folder, signal}: CodeAttempt): Problem {
  if (error instanceof ProblemError) return error.problem;
  const unread = `${what} cannot be read`;
  const why = error instanceof Error ? toSentence(error.message) : '';
  if (error instanceof BrokenZipError) return {kind: 'malformed', what: unread, why, tryThis: ''};
  if (error instanceof UnwritableZipError) {
    const tryThis = 'S saves its files as a folder: change them there, and upload that with Upload code.';
    return {kind: 'malformed', what: `${what} cannot be written with a changed file`, why, tryThis};
  }
  if (error instanceof KeepingError) {
    const why = `${folder}: ${formatDiskError(error.cause)}.`;
    const tryThis = 'Make room there, or set TMPDIR to another folder.';
    return {kind: 'unexpected', what: 'What is fetched of the code cannot be kept', why, tryThis};
  }
  if (error instanceof RangeRefusal) {
    const {status, code, message} = error;
    const kind = status === 403 ? 'denied' : 'service';
    const why = `${host}: ${cleanText(message)}${code === '' ? '' : ` (${cleanText(code)})`}`;
    return {kind, what: unread, why, tryThis: 'It may go well the next time.', status};
  }
  const attempt = {operation: 'The request for the code', changes: false, inDialog: true, connection, host};
  return describeProblem(error, attempt, signal);
}

function toSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

import type {LogLine} from './log-line.ts';
import {nameError} from './messages/logged-error.ts';
import {readMessage} from './messages/read-message.ts';
import {findReport} from './messages/report.ts';
import {takeOutNumbers, takeOutVariables} from './take-out-variables.ts';

/** What a line of an error says without what varies in it: `TypeError: order # is not there`. */
export function kindOfError(line: LogLine): string {
  const known = kinds.get(line);
  if (known !== undefined) return known;
  const kind = findKind(line);
  kinds.set(line, kind);
  return kind;
}

/** How an invocation ended badly, by its REPORT: the error that the platform names, or that it timed out. */
export function kindOfEnding({message}: LogLine): string {
  const {errorType, status} = findReport(message) ?? {};
  if (status === 'timeout') return 'Task timed out';
  return errorType ?? `ended with status ${status ?? 'error'}`;
}

/** Lines stay the same: what was found of one is found again at once. */
const kinds = new WeakMap<LogLine, string>();

/** By messages without their numbers: of errors that come by the thousand each kind is taken apart once. */
const byText = new Map<string, string>();
const mostTexts = 5000;
/** Characters of a message above which nothing is kept of it. */
const longest = 4000;

function findKind({message, requestId}: LogLine): string {
  if (message.length > longest) return readKind(message);
  const text = takeOutNumbers(requestId === undefined ? message : message.replaceAll(requestId, ''));
  const known = byText.get(text);
  if (known !== undefined) return known;
  if (byText.size >= mostTexts) byText.clear();
  const kind = readKind(message);
  byText.set(text, kind);
  return kind;
}

function readKind(message: string): string {
  const {error, text} = readMessage(message);
  if (error === undefined) return takeOutVariables(text.trim()) || 'an error without words';
  return nameError({type: error.type, message: takeOutVariables(error.message)}) || 'an error without words';
}

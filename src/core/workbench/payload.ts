import {formatCounted} from '../../schema/format-counted.ts';
import {documentText, type TextDocument} from '../edit/document.ts';
import {findJsonError, type JsonError} from '../edit/json-error.ts';
import type {RunType} from './options.ts';

/** Bytes of a payload the service takes: 6 MB synchronous, 1 MB asynchronous (Lambda quotas page). */
export const maxPayload: Readonly<Record<RunType, number>> = {
  RequestResponse: 6_291_556,
  Event: 1_048_576,
  DryRun: 6_291_556,
  ResponseStream: 6_291_556,
};

/** Bytes of a text that is checked at every key; a larger one is checked when it is left and when it is sent. */
const checkedWhileTyping = 64 << 10;

/** What is known of a payload's JSON: `undefined` when it was not looked at yet. */
export type JsonState = 'empty' | 'json' | JsonError | undefined;

/** Keyed by the lines, which are others after every change. */
const known = new WeakMap<readonly string[], JsonState>();

/** What is wrong with the JSON of a payload, or not. Costs time that grows with it, once. */
export function checkJson(document: TextDocument): Exclude<JsonState, undefined> {
  const before = known.get(document.lines);
  if (before !== undefined) return before;
  const text = documentText(document);
  const state = text.trim() === '' ? 'empty' : (findJsonError(text) ?? 'json');
  known.set(document.lines, state);
  return state;
}

/** The same as far as it can be told within a frame. */
export function glanceAtJson(document: TextDocument): JsonState {
  return document.bytes <= checkedWhileTyping ? checkJson(document) : known.get(document.lines);
}

/** Why a payload of that size cannot be sent, with the numbers; undefined when it can. */
export function sizeProblem(bytes: number, type: RunType): string | undefined {
  const limit = maxPayload[type];
  if (bytes <= limit) return undefined;
  return `${formatCounted(bytes, 'blob')}; ${type} takes at most ${formatCounted(limit, 'blob')}`;
}

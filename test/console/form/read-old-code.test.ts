import {expect, it} from 'vitest';
import {readOldCode} from '../../../src/console/form/read-old-code.ts';
import {ProblemError} from '../../../src/core/problem.ts';
import type {Code, FetchedCode, FoundCode} from '../../../src/core/source/code.ts';

const place = {of: 'function', name: 'orders-api'} as const;
const facts = {place, label: 'orders-api:$LATEST', sha256: 'now', configuration: {}};
const bytes = new Uint8Array([1, 2, 3]);

function zipOf(code: Partial<Code>): FetchedCode<FoundCode> {
  const unread = () => Promise.reject(new Error('unread'));
  const readWhole: Code['readWhole'] = async () => ({kind: 'fetched', value: bytes});
  const whole = {...facts, size: 3, entries: [], read: unread, rebuild: unread, readWhole, ...code};
  return {kind: 'fetched', value: {kind: 'zip', code: whole}};
}

const image: FetchedCode<FoundCode> = {
  kind: 'fetched',
  value: {kind: 'image', code: {...facts, uri: 'repo:latest', resolvedUri: 'repo@sha256:1'}},
};

const denied = new ProblemError({kind: 'denied', what: 'GetFunction is denied', why: 'no permission', tryThis: ''});

it.each([
  ['a zip', zipOf({}), {ZipFile: bytes}, /^u puts the code back that is there now \(3 B, kept for this session\)/],
  ['an image, by what its tag led to', image, {ImageUri: 'repo@sha256:1'}, /^u puts the image back/],
  ['a zip too large to be sent', zipOf({size: 62 << 20}), {}, /62.* MB, and at most 50 MB can be sent directly/],
  ['one whose list is too large already', {kind: 'asks', bytes: 70 << 20}, {}, /70.* MB, and at most 50 MB/],
  ['code that was changed meanwhile', zipOf({sha256: 'other'}), {}, /changed since the form was opened/],
  ['code that may not be read', denied, {}, /GetFunction is denied: no permission/],
  ['a zip that breaks off', zipOf({readWhole: () => Promise.reject(denied)}), {}, /GetFunction is denied/],
] as const)('keeps what can be put back of %s', async (_, found, before, text) => {
  const open = async () => {
    if (found instanceof Error) throw found;
    return found;
  };
  const {signal} = new AbortController();
  const old = await readOldCode({open, reopen: async () => undefined}, {place, sha256: 'now'}, {signal});
  expect(old.before).toEqual(before);
  expect(old.text).toMatch(text);
});

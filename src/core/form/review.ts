import {formatCounted} from '../../schema/format-counted.ts';
import type {Field} from '../../schema/index.ts';
import {maskedText, maskValue} from '../mask.ts';
import {showByNumbers, showVisibly} from '../text/visible.ts';
import {isSameValue, ownMember} from './same-value.ts';
import {formatShare, isShare} from './share.ts';

/** One line of a review: what stands there now, what will stand there; undefined where there is nothing. */
export interface Difference {
  /** `Environment.Variables{STAGE}` */
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What stands in a review for a secret: a mask, or the secret. */
type Secrets = 'masked' | 'plain';

/**
 * What is sent beside what is there. `sent` members take the place of those that are there, whole: what a map, a list or a
 * structure does not name any more is taken away. Members that are not sent stay as they are, but for an operation that
 * takes away what it does not name (`whole`).
 */
export interface Compared {
  readonly before: unknown;
  readonly sent: unknown;
  readonly whole: boolean;
}

/** What becomes different, member by member, in the order of the fields. Absent, null and empty are three things. */
export function findDifferences(
  fields: readonly Field[],
  {before, sent, whole}: Compared,
  secrets: Secrets,
): readonly Difference[] {
  const old = isRecord(before) ? before : {};
  const next = isRecord(sent) ? sent : {};
  return fields
    .filter(({name}) => whole || next[name] !== undefined)
    .flatMap(field => compare(field, ownMember(old, field.name), ownMember(next, field.name), field.name, secrets));
}

/** A member that is sent though it stays as it is: a map or a list is sent whole, and so is all of some operations. */
export interface SentAlong {
  readonly path: string;
  readonly value: string;
}

/** What is sent as it is there already, entry by entry, in the order of the fields. */
export function findSentAlong(
  fields: readonly Field[],
  {before, sent}: Pick<Compared, 'before' | 'sent'>,
  secrets: Secrets,
): readonly SentAlong[] {
  const old = isRecord(before) ? before : {};
  const next = isRecord(sent) ? sent : {};
  return fields
    .filter(({name}) => next[name] !== undefined)
    .flatMap(field => findSame(field, ownMember(old, field.name), next[field.name], field.name, secrets));
}

function findSame(field: Field, before: unknown, after: unknown, path: string, secrets: Secrets): readonly SentAlong[] {
  if (isRecord(before) && isRecord(after) && Object.keys(after).length > 0) {
    const inside = toEntryNamer(field, path);
    if (inside !== undefined) {
      return Object.keys(after).flatMap(key => {
        const [entry, at] = inside(key);
        return findSame(entry, ownMember(before, key), after[key], at, secrets);
      });
    }
  }
  if (after === undefined || !isSameValue(before, after)) return [];
  return [{path, value: toLine(field, undefined, after, path, secrets).after ?? ''}];
}

/** What an entry of a map or a member of a structure is called; undefined of what has none. */
function toEntryNamer(field: Field, path: string): ((key: string) => readonly [Field, string]) | undefined {
  if (field.kind === 'map') {
    const item = field.sensitive ? field : field.item();
    return key => [item, `${path}{${showVisibly(key)}}`];
  }
  const members = new Map(field.members().map(member => [member.name, member]));
  return members.size === 0 ? undefined : key => [members.get(key) ?? field, `${path}.${key}`];
}

function compare(field: Field, before: unknown, after: unknown, path: string, secrets: Secrets): readonly Difference[] {
  if (isSameValue(before, after)) return [];
  const inside = compareInside(field, before, after, path, secrets);
  return inside.length > 0 ? inside : [toLine(field, before, after, path, secrets)];
}

/** What differs within a map or a structure; nothing when the values are of another kind, or one is not there at all. */
function compareInside(
  field: Field,
  before: unknown,
  after: unknown,
  path: string,
  secrets: Secrets,
): readonly Difference[] {
  const isOld = isRecord(before);
  const isNew = isRecord(after);
  if (!isOld && !isNew) return [];
  // A value that is null is no empty one: it is a line of its own.
  if ((!isOld && before !== undefined) || (!isNew && after !== undefined)) return [];
  const old = isOld ? before : {};
  const next = isNew ? after : {};
  const lines = compareEntries(field, old, next, path, secrets);
  // What is emptied is still there, other than what is taken away.
  const isEmptied = isNew && Object.keys(next).length === 0 && lines.length > 0;
  return isEmptied ? [...lines, {path, before: undefined, after: '{}'}] : lines;
}

function compareEntries(
  field: Field,
  old: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
  path: string,
  secrets: Secrets,
): readonly Difference[] {
  if (field.kind === 'map') {
    const item = field.sensitive ? undefined : field.item();
    return union(old, next).flatMap(key => {
      const at = `${path}{${showVisibly(key)}}`;
      if (item !== undefined) return compare(item, ownMember(old, key), ownMember(next, key), at, secrets);
      const [before, after] = [ownMember(old, key), ownMember(next, key)];
      return isSameValue(before, after) ? [] : [toLine(field, before, after, at, secrets)];
    });
  }
  const members = new Map(field.members().map(member => [member.name, member]));
  if (members.size === 0) return [];
  return union(old, next).flatMap(name => {
    const member = members.get(name);
    const at = `${path}.${name}`;
    if (member !== undefined) return compare(member, ownMember(old, name), ownMember(next, name), at, secrets);
    const [before, after] = [ownMember(old, name), ownMember(next, name)];
    return isSameValue(before, after) ? [] : [{path: at, ...showPair(undefined, before, after)}];
  });
}

function union(old: object, next: object): readonly string[] {
  return [...new Set([...Object.keys(old), ...Object.keys(next)])];
}

function toLine(field: Field, before: unknown, after: unknown, path: string, secrets: Secrets): Difference {
  // Of a map whose values are secret an entry's value is a line.
  if (secrets === 'plain') return {path, ...showPair(field.kind === 'map' ? field.item() : field, before, after)};
  const isHidden =
    [before, after].some(value => value instanceof Uint8Array) && maskValue(field, noBytes) === maskedText;
  // Whether secret bytes are others than before may be seen, not what they are.
  if (isHidden) return {path, before: hideBytes(before), after: hideBytes(after)};
  const shown = [maskValue(field, before), maskValue(field, after)] as const;
  const text = (value: unknown) => (value === maskedText ? maskedText : showValue(field, value, showVisibly));
  if (shown.includes(maskedText)) return {path, before: text(shown[0]), after: text(shown[1])};
  return {path, ...showPair(field, ...shown)};
}

/** Both values, so that it is seen in what they differ. */
function showPair(field: Field | undefined, before: unknown, after: unknown): Pick<Difference, 'before' | 'after'> {
  const looks = (value: unknown) => showValue(field, value, showVisibly)?.normalize('NFKC');
  const show = looks(before) === looks(after) ? showByNumbers : showVisibly;
  return {before: showValue(field, before, show), after: showValue(field, after, show)};
}

/** A value in one line. A text that could be taken for another value, or for none, stands in quotes. */
function showValue(field: Field | undefined, value: unknown, show: (text: string) => string): string | undefined {
  if (value === undefined) return undefined;
  if (value instanceof Uint8Array) return showContent(value, show);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' && field !== undefined && isShare(field)) return formatShare(value);
  if (typeof value !== 'string') return show(JSON.stringify(value, toReadable));
  return showText(value, field?.kind === 'string' ? noText : anyValue, show);
}

/** A text, in quotes when it could be taken for something else. */
function showText(value: string, taken: RegExp, show: (text: string) => string): string {
  return taken.test(value) ? `"${show(value)}"` : show(value);
}

/** What reads like nothing, or a text in quotes; of bytes like their size, too. */
const noText = /^(|".*|null)$/su;
const noContent = /^(|".*|null|(.*… )?[\d,]+ bytes? #.*)$/su;

/** What reads like a number, a yes, nothing, something empty, bytes or a text in quotes. */
const anyValue = /^(|".*|null|true|false|-?\d[\d.e+-]*|[[{].*|[\d,]+ bytes? #.*)$/su;

/** Bytes as the text they are, like any other; of a long one its beginning. What is no text is told by its size. */
function showContent(bytes: Uint8Array, show: (text: string) => string): string {
  const text = readText(bytes.subarray(0, mostText), bytes.byteLength > mostText);
  if (text === undefined) return showBytes(bytes);
  const shown = showText(text, noContent, show);
  return bytes.byteLength > mostText ? `${shown}… ${showBytes(bytes)}` : shown;
}

const noBytes = new Uint8Array();

/** Bytes of a text that are shown. */
const mostText = 32_768;

/** The text that bytes are; undefined of what nobody typed. The end of a part may be within a character. */
function readText(bytes: Uint8Array, isPart: boolean): string | undefined {
  try {
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes, {stream: isPart});
    return unprinted.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Controls that do not stand in a text; line breaks, tabs and colours do. */
const unprinted = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F]/u;

function hideBytes(value: unknown): string | undefined {
  return value instanceof Uint8Array ? showBytes(value) : showValue(undefined, value, showVisibly);
}

function showBytes(bytes: Uint8Array): string {
  return `${formatCounted(bytes.byteLength, 'blob')} #${countHash(bytes)}`;
}

function toReadable(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? (readText(value, false) ?? showBytes(value)) : value;
}

/** Tells different contents of the same length apart (FNV-1a, 32 bits). */
function countHash(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof Date)
  );
}

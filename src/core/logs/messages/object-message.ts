import {type Fields, formatFields, formatValue, isFields} from './fields.ts';
import {type Level, readLevel, readNumber, type Scale} from './levels.ts';
import {type LoggedError, nameError} from './logged-error.ts';
import {boilerplate, canonicalName, numberScales, opened, type Role} from './members.ts';
import {readObjectError} from './object-error.ts';
import {findParts, type ObjectParts, separator} from './parts-of-object.ts';

/** A logged object taken apart. */
export interface ObjectMessage {
  readonly level: Level | undefined;
  readonly requestId: string | undefined;
  readonly error: LoggedError | undefined;
  /** What it says without its fields; undefined when it neither says anything nor has a level. */
  readonly said: string | undefined;
  /** What is left, those that say something new first. */
  readonly fields: Fields;
}

/** Takes an object apart that a library has logged, whichever it was. */
export function readObject(given: Fields): ObjectMessage {
  const object = openAttributes(given);
  const told = findParts(object);
  const value = (role: Role) => told.found.get(role)?.value;
  const level = readObjectLevel(told);
  const inner = errorInMessage(value('message'));
  const mayFail = level === undefined || level.severity >= 2 || value('errorType') !== undefined;
  const error = inner ?? (mayFail ? readError(told) : undefined);
  const fields = findFields(object, told, {level, error});
  const message = inner === undefined ? (value('message') ?? value('said')) : undefined;
  const template = message === undefined ? value('template') : undefined;
  const said = typeof template === 'string' ? fillTemplate(template, openProperties(fields)) : message;
  const isMessage = said !== undefined || level !== undefined || error !== undefined;
  const requestId = value('request');
  return {
    level,
    requestId: typeof requestId === 'string' ? requestId : undefined,
    error,
    said: isMessage ? formatValue(said) : undefined,
    fields,
  };
}

/** OpenTelemetry's attributes may be a list of names and values. */
function openAttributes(object: Fields): Fields {
  const list = object['attributes'];
  if (!Array.isArray(list)) return object;
  const entries = list
    .filter(isFields)
    .map(({key, value}) => [String(key), isFields(value) ? Object.values(value)[0] : value]);
  return {...object, attributes: Object.fromEntries(entries)};
}

function readObjectLevel({found}: ObjectParts): Level | undefined {
  const name = found.get('level')?.value;
  if (typeof name === 'string') return readLevel(name) ?? {word: name.toUpperCase(), severity: 1};
  const number = found.get('number');
  return typeof number?.value === 'number' ? readNumber(number.value, findScale(number.path, found)) : undefined;
}

/** GELF calls its message short, and counts as syslog does. */
function findScale(path: string, found: ObjectParts['found']): Scale {
  const own = numberScales[nameOf(path)] ?? 'tens';
  return own === 'tens' && nameOf(found.get('message')?.path) === 'shortmessage' ? 'syslog' : own;
}

function nameOf(path = ''): string {
  return canonicalName(path.slice(path.lastIndexOf(separator) + 1));
}

/** The Node.js runtime puts what a handler threw in place of the message. */
function errorInMessage(message: unknown): LoggedError | undefined {
  if (!isFields(message) || !('errorType' in message || 'errorMessage' in message)) return undefined;
  return readObject(message).error;
}

function readError({found}: ObjectParts): LoggedError | undefined {
  const value = (role: Role) => found.get(role)?.value;
  return readObjectError({
    errorType: value('errorType'),
    errorMessage: value('errorMessage'),
    errorStack: value('errorStack'),
    error: value('error'),
  });
}

/** What is left of an object, those members last that say the same on nearly every line. */
function findFields(object: Fields, told: ObjectParts, read: Pick<ObjectMessage, 'level' | 'error'>): Fields {
  const used = new Set(told.times);
  const holders = new Set<string>();
  for (const [role, {path}] of told.found) {
    if (!isUsed(role, told, read)) continue;
    used.add(path);
    for (let end = path.lastIndexOf(separator); end > 0; end = path.lastIndexOf(separator, end - 1))
      holders.add(path.slice(0, end));
  }
  const first: Record<string, unknown> = {};
  const last: Record<string, unknown> = {};
  const take = (members: Fields, before: string, into: Record<string, unknown> | undefined): void => {
    for (const name in members) {
      const path = before + name;
      const value = members[name];
      if (used.has(path)) continue;
      const group = into ?? (boilerplate.has(canonicalName(name)) ? last : first);
      if (before === '' && opened.has(canonicalName(name)) && isFields(value)) take(value, path + separator, undefined);
      else if (holders.has(path) && isFields(value)) keepRest(group, name, value, path);
      else group[name] = value;
    }
  };
  const keepRest = (group: Record<string, unknown>, name: string, value: Fields, path: string): void => {
    const rest: Record<string, unknown> = {};
    take(value, path + separator, rest);
    if (Object.keys(rest).length > 0) group[name] = rest;
  };
  take(object, '', undefined);
  return Object.assign(first, last);
}

function isUsed(role: Role, {found}: ObjectParts, {level, error}: Pick<ObjectMessage, 'level' | 'error'>): boolean {
  if (role.startsWith('error')) return error !== undefined;
  if (role === 'said') return !found.has('message');
  // A `level` that is a number beside the level's name may be anything.
  if (role === 'number')
    return level !== undefined && !(found.has('level') && nameOf(found.get(role)?.path) === 'level');
  // A template is what the message was made of.
  return true;
}

/** Serilog puts the values of a template into an object of their own. */
function openProperties(fields: Fields): Fields {
  const {Properties: own} = fields;
  return isFields(own) ? {...own, ...fields} : fields;
}

/** A message template with the values of its fields: `Order {OrderId} failed` (Serilog, .NET). */
function fillTemplate(template: string, fields: Fields): string {
  return template.replace(/\{[@$]?(\w+)(?:[,:][^{}]*)?\}/g, (hole, name: string) =>
    name in fields ? formatValue(fields[name]) : hole,
  );
}

/** The words of a row: what was said, the error it tells of, and the fields, all in the first line of what has several. */
export function joinWords(said: string, error: LoggedError | undefined, fields: Fields): string {
  if (error === undefined && Object.keys(fields).length === 0) return said;
  const end = said.indexOf('\n');
  const first = end === -1 ? said : said.slice(0, end);
  const words = [first, nameIn(first, error), formatFields(fields)].filter(part => part !== '').join('  ');
  return words + said.slice(first.length);
}

/** What is missing in a text for it to name an error. */
function nameIn(text: string, error: LoggedError | undefined): string {
  if (error === undefined) return '';
  if (!text.includes(error.message)) return nameError(error);
  return text.includes(error.type ?? '') ? '' : (error.type ?? '');
}

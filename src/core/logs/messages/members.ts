import type {Scale} from './levels.ts';

/** What a member of a logged object tells. */
export type Role =
  | 'level'
  | 'number'
  | 'message'
  | 'said'
  | 'template'
  | 'time'
  | 'request'
  | 'errorType'
  | 'errorMessage'
  | 'errorStack'
  | 'error';

/**
 * By which members libraries tell what, the most telling first. Names as `canonicalName` makes them; those with a dot stand
 * in an object, or are written with the dot (ECS has both).
 */
const names: Readonly<Record<Exclude<Role, 'number'>, readonly string[]>> = {
  level: [
    'level',
    'levelname',
    'log.level',
    'loglevel',
    'lvl',
    '@l',
    '@level',
    'severitytext',
    'severity',
    'record.level.name',
    'meta.loglevelname',
  ],
  message: ['message', 'msg', '@m', '@message', 'renderedmessage', 'shortmessage', 'fields.message', 'record.message'],
  // Words that mean something else where there is neither a message nor a level.
  said: ['body.stringvalue', 'body', 'event', 'log', 'text', '0'],
  template: ['@mt', 'messagetemplate'],
  time: [
    'time',
    'timestamp',
    '@timestamp',
    'ts',
    '@t',
    'asctime',
    'datetime',
    'timeunixnano',
    'observedtimeunixnano',
    'timemillis',
    'instant',
  ],
  request: [
    'awsrequestid',
    'functionrequestid',
    'lambdarequestid',
    'faas.invocationid',
    'faas.execution',
    'requestid',
    'lambda.requestid',
  ],
  errorType: [
    'errortype',
    'exceptionname',
    'exceptionclass',
    'exceptiontype',
    ...holders(['type', 'name', 'class', 'kind', 'errortype']),
  ],
  errorMessage: ['errormessage', 'exceptionmessage', ...holders(['message', 'msg', 'errormessage'])],
  errorStack: ['stacktrace', 'stack', 'trace', ...holders(['stack', 'stacktrace', 'trace', 'extendedstacktrace'])],
  error: [
    'error',
    'err',
    'exception',
    'excinfo',
    'exc',
    '@x',
    'errorverbose',
    'fields.error',
    'record.exception',
    'thrown',
  ],
};

/** Members of the objects that stand for an error. */
function holders(parts: readonly string[]): string[] {
  return ['error', 'err', 'exception', 'exc', 'thrown', 'attributes.exception', 'record.exception'].flatMap(holder =>
    parts.map(part => `${holder}.${part}`),
  );
}

/** By which members a level is told as a number, and on which scale. */
export const numberScales: Readonly<Record<string, Scale>> = {
  severitynumber: 'telemetry',
  levelno: 'python',
  level: 'tens',
};

/** A member's part in a logged object, and how telling it is: the lowest rank is taken. */
export interface Part {
  readonly role: Role;
  readonly rank: number;
}

/** The parts by the names of their members. */
export const parts: ReadonlyMap<string, readonly Part[]> = Map.groupBy(
  [
    ...Object.entries(names).flatMap(([role, own]) => own.map((name, rank) => ({name, role: role as Role, rank}))),
    ...Object.keys(numberScales).map((name, rank) => ({name, role: 'number' as const, rank})),
  ],
  ({name}) => name,
);

/** Members that are objects with parts in them, all the way down. */
export const holdersOfParts: ReadonlySet<string> = new Set(
  [...parts.keys()].flatMap(name => {
    const steps = name.split('.');
    return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'));
  }),
);

/** Members whose own members are fields like those beside them. */
export const opened: ReadonlySet<string> = new Set(['fields', 'attributes']);

/** Members that say the same on nearly every line: they stand behind the others. */
export const boilerplate: ReadonlySet<string> = new Set([
  'hostname',
  'pid',
  'v',
  'ecs.version',
  'service',
  'location',
  'caller',
  'logger',
  'loggername',
  'threadname',
  'thread',
  'threadid',
  'threadpriority',
  'coldstart',
  'functionname',
  'functionversion',
  'functionmemorysize',
  'functionarn',
  'samplingrate',
  'xraytraceid',
  'endofbatch',
  'loggerfqcn',
  'traceid',
  'spanid',
  'traceflags',
  'resource',
]);

const known = new Map<string, string>();

/** A member's name as the table has it: small, without `_` and `-`. `@` stays: `@x` is an error, `x` may be anything. */
export function canonicalName(name: string): string {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = name.toLowerCase().replace(/[_\-\s]/g, '');
  // Members that are made of data would fill the memory.
  if (known.size < 10_000) known.set(name, made);
  return made;
}

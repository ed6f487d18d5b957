import {foldText} from '../search/haystack.ts';
import {hasField} from './field-values.ts';
import type {FilterCondition, FilterContext} from './filter-condition.ts';
import {type LogLine, plainText} from './log-line.ts';
import {readLevel, readNumber} from './messages/levels.ts';
import {readMessage} from './messages/read-message.ts';
import {readReportFields} from './messages/report.ts';
import {readTime} from './times.ts';
import {compileWildcards} from './wildcards.ts';

/** How a field's value is compared. */
export type FieldOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A field as it was typed. */
export interface TypedField {
  readonly name: string;
  readonly operator: FieldOperator;
  /** Nothing takes any value. */
  readonly value: string;
  readonly source: string;
}

/**
 * A field whose value must compare so: of the line itself (`level`, `time`, `function`, `stream`, `requestId`), of what it logs,
 * of a REPORT (`duration`, `billed`, `memory`, …). A text that stands in the line just as it was typed is found, too.
 */
export function createField(typed: TypedField, context: FilterContext): FilterCondition | {readonly error: string} {
  const test = createTest(typed, context);
  if (typeof test !== 'function') return test;
  const literal = createLiteral(foldText(typed.source));
  return {
    type: 'field',
    source: typed.source,
    test: line => test(line) || literal(plainText(line)),
    narrows: before => before.type === 'field' && before.source === typed.source,
  };
}

/** Whether a text has another as it is, not as the beginning of a longer word. */
function createLiteral(text: string): (plain: string) => boolean {
  return plain => {
    for (let at = plain.indexOf(text); at !== -1; at = plain.indexOf(text, at + 1))
      if (!/[\w.-]/.test(plain.charAt(at + text.length))) return true;
    return false;
  };
}

type Test = (line: LogLine) => boolean;

function createTest({name, operator, value}: TypedField, {zone, now}: FilterContext): Test | {readonly error: string} {
  const key = foldText(name);
  switch (key) {
    case 'level':
      return testLevel(value, operator) ?? testFields(key, foldText(value), operator);
    case 'time': {
      const time = value === '' ? 0 : readTime(value, now, zone);
      if (time === undefined || Number.isNaN(time)) return {error: `${value} is no time: 14:03 or 11-21 14:03`};
      return line => holds(compareNumbers(line.time, time), value === '' ? '>=' : operator);
    }
    case 'function':
      return testText(({label}) => label, value, operator);
    case 'stream':
      return testText(({stream}) => stream, value, operator);
    default:
      return testFields(key, foldText(value), operator);
  }
}

/** Undefined of a number that is no level: a field of that name may be anything. */
function testLevel(value: string, operator: FieldOperator): Test | {readonly error: string} | undefined {
  if (value === '') return () => true;
  const isNumber = /^\d+$/.test(value);
  const level = isNumber ? readNumber(Number(value), 'tens') : readLevel(value);
  if (level === undefined)
    return isNumber ? undefined : {error: `no level is called ${value}: debug, info, warn, error`};
  return ({severity}) => holds(compareNumbers(severity, level.severity), operator);
}

function testText(read: (line: LogLine) => string, value: string, operator: FieldOperator): Test {
  const compare = createComparison(foldText(value), operator);
  return line => compare(foldText(read(line)));
}

/** Names that a request's id and an error's type are logged under. */
const requestNames = new Set(['requestid', 'request_id', 'awsrequestid', 'function_request_id']);
const errorNames = new Set(['error', 'errortype', 'error.type', 'exception']);

function testFields(key: string, value: string, operator: FieldOperator): Test {
  const path = key.split('.');
  const compare = createComparison(value, operator);
  const found = (line: LogLine, test: (value: string) => boolean) =>
    hasField(plainText(line), path, test) || hasOwn(line, key, value, test);
  if (operator !== '!=') return line => found(line, compare);
  const equals = createComparison(value, '=');
  return line => found(line, () => true) && !found(line, equals);
}

/** What a line tells without having a member of that name. */
function hasOwn(line: LogLine, key: string, value: string, test: (value: string) => boolean): boolean {
  if (line.mark === 'report') {
    const own = readReportFields(line.message)[key];
    return own !== undefined && test(String(own));
  }
  if (line.requestId !== undefined && requestNames.has(key)) return test(line.requestId);
  if (line.severity !== 3 || !errorNames.has(key) || !plainText(line).includes(value.replaceAll('*', ''))) return false;
  const {type} = readMessage(line.message).error ?? {};
  return type !== undefined && test(foldText(type));
}

/** Compares values in small letters: numbers as numbers, with their units where both have one; `*` stands for anything. */
function createComparison(wanted: string, operator: FieldOperator): (value: string) => boolean {
  if (wanted === '') return () => true;
  const number = readQuantity(wanted);
  if (operator === '=' || operator === '!=') {
    const isLike = wanted.includes('*') ? compileWildcards(wanted) : undefined;
    const equals = (value: string) => isLike?.(value) ?? (value === wanted || isSameNumber(value, number));
    return operator === '=' ? equals : value => !equals(value);
  }
  return value => {
    const own = readQuantity(value);
    if (number === undefined || own === undefined)
      return number === undefined && own === undefined && holds(value < wanted ? -1 : Number(value > wanted), operator);
    return holds(compareQuantities(own, number), operator);
  };
}

/** A number, with what its unit multiplies it by. */
interface Quantity {
  readonly number: number;
  readonly factor: number | undefined;
}

const units: Readonly<Record<string, number>> = {
  ...{ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000},
  ...{b: 1, kb: 1024, mb: 1_048_576, gb: 1_073_741_824},
};

function readQuantity(text: string): Quantity | undefined {
  const [, number, unit = ''] = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(ns|us|µs|ms|s|m|h|b|kb|mb|gb)?$/.exec(text) ?? [];
  return number === undefined ? undefined : {number: Number(number), factor: units[unit]};
}

function compareQuantities(one: Quantity, other: Quantity): number {
  const both = one.factor !== undefined && other.factor !== undefined;
  return compareNumbers(one.number * (both ? (one.factor ?? 1) : 1), other.number * (both ? (other.factor ?? 1) : 1));
}

function isSameNumber(value: string, wanted: Quantity | undefined): boolean {
  const own = wanted === undefined ? undefined : readQuantity(value);
  return own !== undefined && wanted !== undefined && own.factor === wanted.factor && own.number === wanted.number;
}

function compareNumbers(one: number, other: number): number {
  return Math.sign(one - other);
}

function holds(order: number, operator: FieldOperator): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

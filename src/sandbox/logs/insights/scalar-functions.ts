import {formatQueryValue, Instant, toNumber, type Value} from './values.ts';

/** A function of a query: what it makes of its arguments, and how many it takes at least and at most. */
export interface ScalarFunction {
  readonly least: number;
  readonly most: number;
  readonly run: (args: readonly Value[]) => Value;
}

const many = Number.POSITIVE_INFINITY;

function ofNumber(work: (value: number) => number): ScalarFunction {
  const run = ([value]: readonly Value[]) => {
    const number = toNumber(value);
    return number === undefined ? undefined : work(number);
  };
  return {least: 1, most: 1, run};
}

function ofNumbers(work: (...values: number[]) => number): ScalarFunction {
  return {least: 1, most: many, run: args => work(...args.flatMap(arg => toNumber(arg) ?? []))};
}

function ofText(
  most: number,
  work: (text: string, ...more: readonly Value[]) => Value,
  least: number = most,
): ScalarFunction {
  const run = ([first, ...more]: readonly Value[]) =>
    first === undefined ? undefined : work(formatQueryValue(first), ...more);
  return {least, most, run};
}

/** The functions of rows (CloudWatch Logs user guide, supported operations and functions), but for those of periods. */
export const scalarFunctions: Readonly<Record<string, ScalarFunction>> = {
  abs: ofNumber(Math.abs),
  ceil: ofNumber(Math.ceil),
  floor: ofNumber(Math.floor),
  log: ofNumber(Math.log),
  sqrt: ofNumber(Math.sqrt),
  greatest: ofNumbers(Math.max),
  least: ofNumbers(Math.min),
  ispresent: {least: 1, most: 1, run: ([value]) => Number(value !== undefined)},
  coalesce: {least: 1, most: many, run: args => args.find(value => value !== undefined)},
  isempty: {least: 1, most: 1, run: ([value]) => Number(value === undefined || value === '')},
  isblank: {least: 1, most: 1, run: ([value]) => Number(formatQueryValue(value).trim() === '')},
  concat: {least: 1, most: many, run: args => args.map(formatQueryValue).join('')},
  strlen: ofText(1, text => text.length),
  toupper: ofText(1, text => text.toUpperCase()),
  tolower: ofText(1, text => text.toLowerCase()),
  trim: ofText(1, text => text.trim()),
  ltrim: ofText(1, text => text.trimStart()),
  rtrim: ofText(1, text => text.trimEnd()),
  strcontains: ofText(2, (text, part) => Number(text.includes(formatQueryValue(part)))),
  replace: ofText(3, (text, part, other) => text.replaceAll(formatQueryValue(part), () => formatQueryValue(other))),
  substr: ofText(
    3,
    (text, from, length) => {
      const start = toNumber(from) ?? 0;
      return text.slice(start, length === undefined ? undefined : start + (toNumber(length) ?? 0));
    },
    2,
  ),
  frommillis: {least: 1, most: 1, run: ([value]) => toInstant(value)},
  tomillis: {least: 1, most: 1, run: ([value]) => toNumber(value)},
};

function toInstant(value: Value): Value {
  const time = toNumber(value);
  return time === undefined ? undefined : new Instant(time);
}

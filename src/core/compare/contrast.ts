import type {Field} from '../../schema/index.ts';
import {type Difference, findDifferences} from '../form/review.ts';
import {maskedText} from '../mask.ts';

/** One value in which two things that are compared differ; undefined on the side that does not have it. */
export interface Contrast {
  /** `Environment.Variables{STAGE}` */
  readonly path: string;
  readonly left: string | undefined;
  readonly right: string | undefined;
}

/** In which members two values of these fields differ, in the order of the fields; secrets stay masked. Absent, null and empty are three things. */
export function findContrasts(fields: readonly Field[], left: unknown, right: unknown): readonly Contrast[] {
  const forth = findDifferences(fields, {before: left, sent: right, whole: true}, 'masked');
  const back = findDifferences(fields, {before: right, sent: left, whole: true}, 'masked');
  const known = new Set(forth.map(({path}) => path));
  // What is there though it is empty has a line of its own only from the side that has more.
  const missed = back.filter(({path}) => !known.has(path)).map(turn);
  return [...forth.map(toContrast), ...missed].map((contrast, _, all) => nameRest(contrast, all));
}

/** Whether both sides have a secret, and not the same: that is all that is told of it. */
export function isHiddenContrast({left, right}: Contrast): boolean {
  return left === maskedText && right === maskedText;
}

/** A value as it is shown where one side may not have it. */
export function formatContrast(value: string | undefined): string {
  return value ?? 'not there';
}

function toContrast({path, before, after}: Difference): Contrast {
  return {path, left: before, right: after};
}

function turn({path, before, after}: Difference): Contrast {
  return {path, left: after, right: before};
}

/** Beside a map that is empty, the other one holds what the lines of its entries tell. */
function nameRest(contrast: Contrast, all: readonly Contrast[]): Contrast {
  const {path, left, right} = contrast;
  const isSplit = all.some(other => other.path.startsWith(`${path}{`) || other.path.startsWith(`${path}.`));
  if (!isSplit) return contrast;
  return {path, left: left ?? 'its entries', right: right ?? 'its entries'};
}

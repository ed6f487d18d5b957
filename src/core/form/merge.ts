import type {Field} from '../../schema/index.ts';
import {isSameValue} from './same-value.ts';

/** One member as it was when a form was opened, as someone else has set it since, and as the form has it. */
export interface Conflict {
  readonly path: string;
  readonly opened: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
}

/**
 * What a form should hold after someone else changed what it was opened on: their value where the form changed nothing,
 * the form's where it did; maps and structures member by member.
 */
export function mergeChanges(fields: readonly Field[], opened: Members, theirs: Members, mine: Members): Members {
  return Object.fromEntries(
    fields
      .map(({name}) => [name, merge(opened[name], theirs[name], mine[name])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** Members that someone else changed since the form was opened, or that both changed. */
export function findConflicts(
  fields: readonly Field[],
  opened: Members,
  theirs: Members,
  mine: Members,
): readonly Conflict[] {
  return fields
    .map(({name}) => ({path: name, opened: opened[name], theirs: theirs[name], mine: mine[name]}))
    .filter(({opened: before, theirs: now, mine: own}) => !isSameValue(before, now) || !isSameValue(before, own));
}

type Members = Readonly<Record<string, unknown>>;

function merge(opened: unknown, theirs: unknown, mine: unknown): unknown {
  if (isSameValue(opened, mine)) return theirs;
  if (!isMembers(theirs) || !isMembers(mine)) return mine;
  const before = isMembers(opened) ? opened : {};
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return Object.fromEntries(
    names
      .map(name => [name, merge(before[name], theirs[name], mine[name])] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** Whether it is a map or a structure. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

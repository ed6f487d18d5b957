import {type Fields, isFields} from './fields.ts';
import {canonicalName, holdersOfParts, parts, type Role} from './members.ts';
import {isStack} from './object-error.ts';

/** The member of an object that tells something best. */
export interface FoundPart {
  readonly rank: number;
  readonly value: unknown;
  /** Its name, behind the names of the objects it is in. */
  readonly path: string;
}

/** What an object's members tell. */
export interface ObjectParts {
  readonly found: ReadonlyMap<Role, FoundPart>;
  /** The paths of all members that are times: a line has its own. */
  readonly times: ReadonlySet<string>;
}

/** What stands between the names of a path. */
export const separator = '\0';

/** Finds out which members of a logged object tell what. */
export function findParts(object: Fields): ObjectParts {
  const found = new Map<Role, FoundPart>();
  const times = new Set<string>();
  collect(object, '', '', found, times);
  return {found, times};
}

function collect(object: Fields, known: string, before: string, found: Map<Role, FoundPart>, times: Set<string>): void {
  for (const name in object) {
    const value = object[name];
    const canonical = known + canonicalName(name);
    for (const {role, rank} of parts.get(canonical) ?? []) {
      if (!fits(role, value)) continue;
      if (role === 'time') times.add(before + name);
      const other = found.get(role);
      if (other === undefined || rank < other.rank) found.set(role, {rank, value, path: before + name});
    }
    if (!holdersOfParts.has(canonical) || !isFields(value)) continue;
    collect(value, `${canonical}.`, `${before}${name}${separator}`, found, times);
  }
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Whether a member's value can be what its name says. */
function fits(role: Role, value: unknown): boolean {
  switch (role) {
    case 'level':
      return typeof value === 'string' && /^[A-Za-z]\w{0,12}(?:[+-]\d+)?$/.test(value);
    case 'number':
      return typeof value === 'number';
    case 'message':
      return value !== undefined && value !== null;
    case 'time':
      return isTime(value);
    case 'request':
      return typeof value === 'string' && uuid.test(value);
    case 'errorStack':
      return isStack(value);
    default:
      return typeof value === 'string' && value !== '';
  }
}

/** A day's date, or seconds or more since 1970: what stands beside a line's own time already. */
function isTime(value: unknown): boolean {
  if (typeof value === 'number') return value > 1e9;
  if (isFields(value)) return 'epochSecond' in value;
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d|^\d{10,19}(?:\.\d+)?$/.test(value);
}

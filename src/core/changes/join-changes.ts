import {parseIsoTime} from '../format/age.ts';
import type {JournalEntry} from '../journal/journal.ts';
import {byTime, type FunctionChange} from './change.ts';
import {toRoleChanges} from './role-changes.ts';
import {findCertainEnd, type Trail} from './trail.ts';
import {toChanges} from './trail-changes.ts';

/** A function as its list tells it. */
export interface Modified {
  readonly functionName: string;
  readonly lastModified: unknown;
  /** The ARN of its role. */
  readonly role?: unknown;
}

/** What tells of changes. */
export interface ChangeSources {
  readonly trail: Trail;
  /** The calls of this session through the connection. */
  readonly journal: readonly JournalEntry[];
  readonly functions: readonly Modified[];
  /** Milliseconds since 1970 of the oldest that is asked for. */
  readonly since: number;
}

/** Milliseconds between what tells of the same change: a trail has seconds, a function is changed a moment later. */
const near = 3000;

/** All changes that anything tells of, each once, the newest first. */
export function joinChanges({trail, journal, functions, since}: ChangeSources): readonly FunctionChange[] {
  const told = findTold(trail);
  const requests = new Set(told.map(({requestId}) => requestId));
  const own = journal.flatMap(toOwnChange).filter(({requestId}) => !requests.has(requestId));
  const known = [...told, ...own];
  const times = Map.groupBy(known, ({functionName}) => functionName);
  const untold = functions.flatMap(({functionName, lastModified}) => {
    const time = parseIsoTime(lastModified);
    const isTold = times.get(functionName)?.some(change => time !== undefined && Math.abs(change.time - time) <= near);
    return time === undefined || time < since || isTold ? [] : [toUntold(functionName, time, trail)];
  });
  const ofRoles = toRoleChanges(trail.events.values(), functions);
  return [...known, ...ofRoles, ...untold].filter(({time}) => time >= since).toSorted(byTime);
}

const changesOf = new WeakMap<Trail['events'], readonly FunctionChange[]>();

/** Events are compared once, however often what they tell is looked at. */
function findTold({events}: Trail): readonly FunctionChange[] {
  const known = changesOf.get(events) ?? toChanges(events.values());
  changesOf.set(events, known);
  return known;
}

/** What this session did, of which the trail may tell minutes later. */
function toOwnChange({id, time, operation, changes, command, outcome}: JournalEntry): readonly FunctionChange[] {
  const [, functionName] = /--function-name '?(?:\S*:function:)?([\w-]+)/.exec(command) ?? [];
  const at = parseIsoTime(time);
  if (!changes || outcome.state !== 'done' || /^Invoke|Durable/.test(operation)) return [];
  if (functionName === undefined || at === undefined) return [];
  const author = {who: 'you, in this session', tool: 'lambdeck', address: undefined};
  return [
    {
      ...{id: `journal ${id}`, time: at, functionName, operation, author},
      ...{what: [command], error: undefined, requestId: outcome.requestId},
    },
  ];
}

/** A function is changed, and nothing tells by whom: not yet, or not at all. */
function toUntold(functionName: string, time: number, trail: Trail): FunctionChange {
  const end = findCertainEnd(trail);
  const isLate = end === undefined || time > end;
  const unknown = trail.problem === undefined ? 'author not known yet' : 'the trail cannot be read';
  const what = isLate ? unknown : 'the trail has no event of it';
  return {
    ...{id: `${functionName} ${time}`, time, functionName, what: [what]},
    ...{operation: undefined, author: undefined, error: undefined, requestId: undefined},
  };
}

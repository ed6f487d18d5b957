import type {Incident} from '../incidents/incident.ts';
import type {Since} from '../signs/sign.ts';
import {type FunctionChange, isDeployment} from './change.ts';
import {findCertainEnd, type Trail} from './trail.ts';

/** What is known of why a function began to hurt. Nothing here is more than what was found: one followed the other. */
export type Cause =
  /** The last change before it began, or, where that is known to a span only, before the end of that. */
  | {readonly type: 'change'; readonly change: FunctionChange; readonly others: number}
  | {readonly type: 'none'}
  /** Nothing was found, and more may come: the trail is late, not read yet or cannot be read. */
  | {readonly type: 'unknown'; readonly isLate: boolean};

/** Metrics are by the minute. */
const minute = 60_000;

/** Milliseconds before it began in which a change is taken for one that led to it: metrics and traffic are slower than code. */
const lead = 15 * 60_000;

/** When the worst of an incident began; undefined where that is not known, or it has gone on all day. */
export function findBegin({signs}: Pick<Incident, 'signs'>): Since | undefined {
  const [{course}] = signs;
  const since = signs.find(sign => sign.since !== undefined && sign.course === course)?.since;
  return since?.allDay || course === 'usual' ? undefined : since;
}

/** What led to an incident, as far as changes tell; undefined where nothing tells when it began. */
export function findIncidentCause(
  incident: Pick<Incident, 'signs' | 'functionName'>,
  changes: readonly FunctionChange[],
  trail: Trail,
): Cause | undefined {
  const since = findBegin(incident);
  if (since === undefined) return undefined;
  const {from} = since;
  const to = since.to + minute;
  const found = changes.filter(
    ({functionName, time, error}) =>
      functionName === incident.functionName && error === undefined && time >= from - lead && time <= to,
  );
  const change = found.find(isDeployment) ?? found[0];
  if (change !== undefined) return {type: 'change', change, others: found.length - 1};
  const problem = trail.problem ?? trail.rolesProblem;
  const end = findCertainEnd(trail);
  if (end !== undefined && end >= to && problem === undefined) return {type: 'none'};
  return {type: 'unknown', isLate: problem === undefined};
}

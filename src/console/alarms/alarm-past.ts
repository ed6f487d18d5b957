import type {QueryClient} from '@tanstack/query-core';
import type {Alarm, AlarmChange} from '../../core/alarms/alarm.ts';
import {findFunctionsOf} from '../../core/alarms/match-alarms.ts';
import type {FunctionChange} from '../../core/changes/change.ts';
import {trailSpan} from '../../core/changes/trail.ts';
import type {Problem} from '../../core/problem.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import {writtenQuery} from '../reads/written-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {fetchAlarms} from './alarms-query.ts';

/** How the states of alarms changed in the last days, once of each function that an alarm is of, or why that is not known. */
export interface AlarmPast {
  readonly changes: readonly FunctionChange[];
  readonly problem: Problem | undefined;
  /** Milliseconds since 1970. */
  readonly readAt: number | undefined;
}

/** What is known before anything was read. */
const noAlarmPast: AlarmPast = {changes: [], problem: undefined, readAt: undefined};

function toPastKey(connection: string | undefined) {
  return ['alarm-past', connection] as const;
}

/** The past of a connection's alarms as it is known. */
export function alarmPastOf(client: QueryClient, connection: string | undefined): AlarmPast {
  return client.getQueryData<AlarmPast>(toPastKey(connection)) ?? noAlarmPast;
}

/** Reads it, unless that was done within so many milliseconds or is not allowed; 0 asks again in any case. */
export async function readAlarmPast(
  {client, services}: Pick<ControllerTools, 'client' | 'services'>,
  connection: Connection,
  {within}: {readonly within: number},
): Promise<void> {
  const now = services.now().getTime();
  const {readAt = 0, problem, changes} = alarmPastOf(client, connection.key);
  if (within > 0 && (now - readAt < within || problem?.kind === 'denied')) return;
  client.setQueryDefaults(['alarm-past'], writtenQuery);
  const tell = (past: AlarmPast) => void client.setQueryData<AlarmPast>(toPastKey(connection.key), past);
  try {
    const [{all}, past] = await Promise.all([
      fetchAlarms(client, connection, services.now),
      connection.alarms.history(now - trailSpan, connection.signal),
    ]);
    tell({changes: past.flatMap(change => toChanges(change, all)), problem: undefined, readAt: now});
  } catch (error) {
    if (!connection.signal.aborted) tell({changes, problem: toProblem(error), readAt: now});
  }
}

/** An alarm that is of no function tells nothing here. */
function toChanges({alarm, time, summary, reason}: AlarmChange, all: readonly Alarm[]): readonly FunctionChange[] {
  const [, , state = ''] = /from (\w+) to (\w+)/.exec(summary) ?? [];
  return findFunctionsOf(all, {name: alarm}).map(functionName => ({
    ...{id: `alarm ${alarm} ${time} ${functionName}`, time, functionName, alarm},
    operation: `${state === 'INSUFFICIENT_DATA' ? 'no data' : state}: ${alarm}`,
    author: {who: 'an alarm', tool: 'CloudWatch', address: undefined},
    ...{what: [reason], error: undefined, requestId: undefined},
  }));
}

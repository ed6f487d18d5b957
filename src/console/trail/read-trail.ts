import {listChangeNames, roleChangeNames} from '../../core/changes/change-names.ts';
import {type Trail, trailSpan, withEvents, withReach} from '../../core/changes/trail.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import {writtenQuery} from '../reads/written-query.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {toTrailKey, trailOf} from './trail-cache.ts';

type Tools = Pick<ControllerTools, 'client' | 'services'>;

/** One reading of a connection at a time: all who ask meanwhile wait for that. */
const underWay = new WeakMap<Connection, Promise<void>>();

/**
 * Reads who changed what through a connection: of each kind of change what is not known yet, the usual causes of trouble
 * first. What was read within so many milliseconds, or is not allowed, is not asked for again, but when that is 0. What goes wrong is said in the trail. Ends with the connection: who looks no more leaves it to go on.
 */
export function readTrail(tools: Tools, connection: Connection, {within}: {readonly within: number}): Promise<void> {
  const {readAt = 0, problem} = trailOf(tools.client, connection.key);
  const isKnown = tools.services.now().getTime() - readAt < within || problem?.kind === 'denied';
  if (isKnown && within > 0) return Promise.resolve();
  const reading = underWay.get(connection) ?? read(tools, connection).finally(() => underWay.delete(connection));
  underWay.set(connection, reading);
  return reading;
}

async function read({client, services}: Tools, connection: Connection): Promise<void> {
  client.setQueryDefaults(['trail'], writtenQuery);
  const began = services.now().getTime();
  const names = listChangeNames(services.operations().map(services.operation));
  const all = names.length + roleChangeNames.length;
  const tell = (change: (trail: Trail) => Trail) =>
    void client.setQueryData<Trail>(toTrailKey(connection.key), change(trailOf(client, connection.key)));
  const known = trailOf(client, connection.key);
  let clockAhead = 0;
  tell(trail => ({...trail, phase: 'reading', names: all, problem: undefined, rolesProblem: undefined}));
  const readNames = async (of: readonly string[], isGlobal: boolean) => {
    for (const name of of) {
      const since = began - trailSpan;
      // What may have come late is read again with the rest.
      const from = known.reach[name] === undefined ? since : Math.max(since, (known.readAt ?? since) - 2 * trailLate);
      for await (const {events, clockAhead: ahead} of connection.trail.lookUp(
        {name, since: from, isGlobal},
        connection.signal,
      )) {
        clockAhead = Math.max(clockAhead, ahead);
        tell(trail => withEvents(trail, events));
      }
      tell(trail => withReach(trail, name, since));
    }
  };
  try {
    await readNames(names, false);
    // Who may not ask in that region still knows the rest.
    await readNames(roleChangeNames, true).catch((error: unknown) => {
      if (connection.signal.aborted) throw error;
      tell(trail => ({...trail, rolesProblem: toProblem(error)}));
    });
    tell(trail => ({...trail, phase: 'ready', readAt: began, clockAhead}));
  } catch (error) {
    if (!connection.signal.aborted) tell(trail => ({...trail, phase: 'ready', problem: toProblem(error)}));
  }
}

/** Milliseconds that are read again of what was read before. */
const trailLate = 15 * 60_000;

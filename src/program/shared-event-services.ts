import type {Calls} from '../aws/calls.ts';
import type {Connection, ConnectionIdentity} from '../console/connection/connection.ts';
import {type Problem, ProblemError} from '../core/problem.ts';
import {quoteWord} from '../core/text/quote-word.ts';
import {nameSharedSchema, type SharedEventServices, sharedEventRegistry} from '../core/workbench/shared-events.ts';
import type {ConnectionJournal} from './journal.ts';

interface Parts extends Pick<Connection, 'lock'> {
  readonly journal: ConnectionJournal;
  readonly identity: ConnectionIdentity;
}

/** Shared test events of a connection, loaded when first used. What changes them is refused while read-only, and kept in the journal. */
export function createSharedEventServices(
  calls: () => Calls,
  {journal, identity: {region, profile, endpoint}, lock}: Parts,
): SharedEventServices {
  const load = () => import('../aws/schemas/shared-events.ts');
  const change = (functionName: string, event: string, make: () => Promise<void>) => {
    if (lock.readOnly) throw new ProblemError(locked);
    const schema = nameSharedSchema(functionName);
    const words = ['aws', 'schemas', 'update-schema', '--registry-name', sharedEventRegistry, '--schema-name', schema];
    const command = [...words, '--region', region].map(quoteWord).join(' ');
    const notes = [`The command lacks --content: the schema with the event ${event} changed.`];
    const place = {profile, endpoint, input: {RegistryName: sharedEventRegistry, SchemaName: schema}};
    return journal.record({operation: 'UpdateSchema', changes: true, region, command, notes, place}, make);
  };
  return {
    list: async (functionName, signal) => (await load()).listSharedEvents(calls().signed, functionName, signal),
    save: async (functionName, event, signal) => {
      const {saveSharedEvent} = await load();
      return change(functionName, event.name, () => saveSharedEvent(calls().signed, functionName, event, signal));
    },
    remove: async (functionName, name, signal) => {
      const {removeSharedEvent} = await load();
      return change(functionName, name, () => removeSharedEvent(calls().signed, functionName, name, signal));
    },
  };
}

const locked: Problem = {
  kind: 'read-only',
  what: 'The shared test event was not changed',
  why: 'This session is read-only',
  tryThis: 'W leaves that for 10 minutes.',
};

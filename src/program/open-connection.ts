import type {FirstAsked} from '../aws/ask-first-page.ts';
import type {OpenBudget} from '../aws/budget/budgets.ts';
import type {Calls, createCalls, Recorder} from '../aws/calls.ts';
import type {ConnectionSettings} from '../aws/connection.ts';
import type {Identity} from '../aws/identity.ts';
import {requestIdOf} from '../aws/request-id.ts';
import type {CredentialQuestions} from '../aws/sign-in/questions.ts';
import type {CallOptions, Connection, ConnectionIdentity, Page} from '../console/connection/connection.ts';
import {createOwningConnection} from '../console/connection/owning-connection.ts';
import type {Item} from '../core/item.ts';
import {buildJournalCommand} from '../core/journal/journal-command.ts';
import {maskSensitive} from '../core/mask.ts';
import {type Problem, ProblemError} from '../core/problem.ts';
import type {getOperation, OperationName} from '../schema/index.ts';
import type {Suspension} from '../terminal/process/suspension.ts';
import {createAlarmServices} from './alarm-services.ts';
import type {Host} from './host.ts';
import {createInsightsServices} from './insights-services.ts';
import type {ConnectionJournal, Journal} from './journal.ts';
import {isOfEachFunction, listEachFunction} from './list-each-function.ts';
import {createLogServices} from './log-services.ts';
import {createMetricServices} from './metric-services.ts';
import {createQueueServices} from './queue-services.ts';
import {createRoleServices} from './role-services.ts';
import {createSharedEventServices} from './shared-event-services.ts';
import type {CodeKeeper} from './source/code-keeper.ts';
import {createSourceServices} from './source-services.ts';
import {createTagServices} from './tag-services.ts';
import {createTargetGuard, type GuardParts} from './target-guard.ts';
import {createTraceServices} from './trace-services.ts';
import {createTrailServices} from './trail-services.ts';

/** What is loaded with the first connection, after the first frame. */
export interface Loaded {
  readonly createCalls: typeof createCalls;
  readonly getOperation: typeof getOperation;
}

/** What a connection is opened with. */
export interface OpenParts extends Loaded {
  readonly host: Host;
  readonly journal: Journal;
  /** What it spends of with all that lead to the same account and region. */
  readonly budget: OpenBudget;
  readonly identity: ConnectionIdentity;
  /** Whose rows it lists at first. */
  readonly place: string | undefined;
  /** The first page of a list, as far as it was asked for before. */
  readonly firstPage?: FirstAsked | undefined;
  /** What decides whether it begins read-only. */
  readonly guarding: Omit<GuardParts, 'signal'>;
  /** Who is asked for what credentials take from a person. */
  readonly questions: CredentialQuestions;
  /** Runs what needs the terminal for itself. */
  readonly handOver: Suspension['handOver'];
  /** Loads what keeps code that was fetched, for all connections together. */
  readonly codeKeeper: () => Promise<CodeKeeper>;
}

/** A connection, and what only who opened it may do to it. */
export interface OpenedConnection {
  readonly connection: Connection;
  /** Calls go to this target from now on, as far as that is another one; those under way go on. */
  renew(target: ConnectionSettings, place: string | undefined): void;
  /** Ends it with the console. */
  close(): void;
}

/** Opens a connection: its clients, journal and lock are its own. */
export function openConnection(target: ConnectionSettings, parts: OpenParts): OpenedConnection {
  const {identity, host, guarding, budget} = parts;
  const ending = new AbortController();
  const {learn, ...guard} = createTargetGuard(target, {...guarding, signal: ending.signal});
  const journal = parts.journal.begin();
  const settings = {...toAsked(parts), readOnly: () => guard.lock.readOnly, record: createRecorder(parts, journal)};
  const made = new Map<string, Calls>();
  const use = (next: ConnectionSettings) => {
    const key = JSON.stringify(next);
    const calls = made.get(key) ?? parts.createCalls(next, settings);
    made.set(key, calls);
    return calls;
  };
  let current = use(target);
  let now = target;
  let {place} = parts;
  const calls = () => current;
  const reached = () => ({calls: current, connection: now});
  return {
    connection: createOwningConnection({
      ...identity,
      signal: ending.signal,
      ...guard,
      place: () => place,
      ...toMethods(calls, parts, told => {
        learn(told);
        const {account} = told;
        journal.setAccount(account);
        if (account !== undefined) budget.setAccount(account);
      }),
      deliver: createDelivery(host, target),
      runOwn: createOwnRunner(parts, journal, {...guard, ending: ending.signal, reached}),
      ...toTelemetry(calls),
      source: createSourceServices(reached, parts.codeKeeper),
      queues: createQueueServices(calls, {journal, identity, lock: guard.lock}),
      sharedEvents: createSharedEventServices(calls, {journal, identity, lock: guard.lock}),
    }),
    renew: (next, nextPlace) => {
      current = use(next);
      now = next;
      place = nextPlace;
    },
    close: () => {
      ending.abort();
      for (const old of made.values()) old.close();
    },
  };
}

/** What observes functions, and who changes them. */
function toTelemetry(
  calls: () => Calls,
): Pick<Connection, 'logs' | 'insights' | 'metrics' | 'roles' | 'traces' | 'trail' | 'alarms' | 'tags'> {
  return {
    logs: createLogServices(calls),
    insights: createInsightsServices(calls),
    metrics: createMetricServices(calls),
    roles: createRoleServices(calls),
    traces: createTraceServices(calls),
    trail: createTrailServices(calls),
    alarms: createAlarmServices(calls),
    tags: createTagServices(calls),
  };
}

function createDelivery(host: Host, target: ConnectionSettings): Connection['deliver'] {
  return async (uuid, records) =>
    (await import('./deliver-records.ts')).deliverRecords(host, toAddress(target), uuid, records);
}

/** Who is asked and told of calls, and what they spend of. */
function toAsked({questions, host, budget, firstPage}: OpenParts) {
  return {questions, tellRequest: host.debug, budget, firstPage};
}

type Methods = Pick<Connection, 'call' | 'list' | 'invoke' | 'invokeStreaming' | 'account'>;

function toMethods(
  calls: () => Calls,
  {getOperation}: Pick<Loaded, 'getOperation'>,
  onIdentity: (told: Identity & {readonly alias: string | undefined}) => void,
): Methods {
  const callerOf = ({background, inDialog}: CallOptions) => {
    if (inDialog) return calls().inDialog;
    return background ? calls().background : calls();
  };
  return {
    call: (name, input, options) => callerOf(options).call(name as never, input as never, options.signal) as never,
    list: (name, input, {resumeFrom, ...options}) => {
      if (!isOfEachFunction(getOperation(name as OperationName), input))
        return callerOf(options).list(name as never, input as never, {resumeFrom}, options.signal);
      // So many calls wait behind whatever else there is to read.
      const list = (each: string, of: Item): AsyncIterable<Page> =>
        calls().background.list(each as never, of as never, {resumeFrom: undefined}, options.signal);
      return listEachFunction(list, name, input, resumeFrom);
    },
    invoke: async (input, signal) => {
      const output = await calls().call('Invoke', input, signal);
      return {output, requestId: requestIdOf(output)};
    },
    invokeStreaming: ({InvocationType: type, ...input}, listener, signal) =>
      calls().stream({...input, ...(type === 'DryRun' && {InvocationType: type})}, listener, signal),
    account: async signal => {
      const [identity, alias] = await Promise.all([calls().identity(signal), calls().accountAlias(signal)]);
      onIdentity({...identity, alias});
      return identity.account;
    },
  };
}

/** Keeps each call in the journal as the command that makes the same. */
function createRecorder({identity, getOperation}: OpenParts, journal: ConnectionJournal): Recorder {
  return (operation, input, make) => {
    const schema = getOperation(operation);
    const masked = maskSensitive(schema.input, input) as Item;
    const {text, notes} = buildJournalCommand(schema, masked, identity);
    const call = {operation, changes: !schema.readOnly, region: identity.region, command: text, notes};
    return journal.record(
      {...call, place: {profile: identity.profile, endpoint: identity.endpoint, input: masked}},
      make,
    );
  };
}

interface RunnerParts extends Pick<Connection, 'lock'> {
  readonly ending: AbortSignal;
  reached(): {readonly calls: Calls; readonly connection: ConnectionSettings};
}

/** Runs the user's own commands, each kept in the journal as it is run. */
function createOwnRunner(
  {host, handOver, identity: {region, profile, endpoint}}: OpenParts,
  journal: ConnectionJournal,
  {lock, ending, reached}: RunnerParts,
): Connection['runOwn'] {
  return async ({words, variables, line, output, credentials, changes}, tell, signal) => {
    if (changes && lock.readOnly) throw new ProblemError(refusedOwn);
    const {runOwnCommand, runOnTerminal, toEnvironment} = await import('./own-command.ts');
    const {calls, connection} = reached();
    const session = credentials ? {keys: await calls.credentials(), ...toAddress(connection)} : undefined;
    const env = {...toEnvironment(host.env, session), ...variables};
    const call = {operation: 'RunCommand', changes, region, command: line, place: {profile, endpoint}};
    return journal.record(call, () =>
      output === 'terminal'
        ? handOver(() => runOnTerminal(words, env))
        : runOwnCommand(words, {env, process: host.process, ending, tell, mostPrinted: mostPrinted[output]}, signal),
    );
  };
}

/** Characters that a command may print: a window is laid out anew each time, the log takes what comes. */
const mostPrinted = {dialog: 200_000, log: 20_000_000};

const refusedOwn: Problem = {
  kind: 'read-only',
  what: 'The command was not run',
  why: 'This session is read-only, and the settings do not say "changes": false of it',
  tryThis: 'W leaves read-only for 10 minutes.',
};

function toAddress({endpoint, region}: ConnectionSettings) {
  return {region, ...(endpoint !== undefined && {endpointUrl: endpoint})};
}

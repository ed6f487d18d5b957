import {join} from 'node:path';
import type {Recorder} from '../aws/calls.ts';
import {requestIdOf} from '../aws/request-id.ts';
import {eventTemplates} from '../catalog/index.ts';
import {toProblem} from '../console/reads/read-query.ts';
import type {Services} from '../console/services.ts';
import type {Item} from '../core/item.ts';
import {maskSensitive} from '../core/mask.ts';
import {type CommandTarget, formatAwsCommand} from '../core/operation/aws-command.ts';
import type {Field, OperationName} from '../schema/index.ts';
import {openEditor} from '../terminal/editor/open-editor.ts';
import {copyToClipboard} from '../terminal/output/clipboard.ts';
import {formatHyperlink} from '../terminal/output/hyperlink.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import type {Suspension} from '../terminal/process/suspension.ts';
import {completePath, loadFiles} from './code-files.ts';
import {type Connected, type ConnectionParts, createConnections} from './connections.ts';
import {deliverRecords} from './deliver-records.ts';
import {createJournal, type Journal} from './journal.ts';
import {createLogServices} from './log-services.ts';
import {createMetricServices} from './metric-services.ts';
import type {SandboxAddress} from './sandbox-commands.ts';
import {saveFile} from './save-file.ts';
import {createSavedEvents} from './saved-events.ts';
import {findConfigFolder} from './settings.ts';
import {writeNote} from './write-note.ts';

/** What the services are made of. */
export interface ServiceParts extends Omit<ConnectionParts, 'record'> {
  readonly stdout: NodeJS.WritableStream;
  readonly suspension: Suspension;
  /** Leaves the screen and ends the process. */
  readonly quit: (exitCode: number) => Promise<void>;
}

/** Makes the console's services. */
export function createConsoleServices(parts: ServiceParts): Services {
  const {host, stdout, suspension} = parts;
  const {env} = host;
  const journal = createJournal(findStateFolder(env, host.home));
  const record: Recorder = (name, input, make) => journal.record(toCallEntry(connected(), name, input), make);
  const {connect, connected, setWritable} = createConnections({...parts, record});
  return {
    connect: (change, signal) => {
      journal.leaveAccount();
      return connect(change, signal);
    },
    setWritable,
    ...callServices(connected, journal),
    ...schemaServices(connected),
    logs: createLogServices(connected),
    metrics: createMetricServices(connected),
    writeNote: (name, text) => writeNote(findStateFolder(env, host.home), name, text),
    deliver: (uuid, records) => deliverRecords(host, toAddress(connected()), uuid, records),
    commandTarget: () => toTarget(connected()),
    profiles: async () => (await import('../aws/profiles.ts')).listProfiles(env),
    regions: async () => (await import('../aws/regions.ts')).regions.map(({id}) => id),
    copy: text => {
      const outcome = copyToClipboard(stdout, text, env);
      if (outcome.kind === 'sent') return {ok: true, note: ''};
      return {ok: false, note: `${outcome.bytes} bytes are more than terminals take (${outcome.limit}).`};
    },
    toLink: formatHyperlink,
    edit: (text, extension) => edit(parts, text, extension),
    loadFiles: (name, input, tell) => loadFiles(connected().operation(name), input, host.home, tell),
    saveFile: (path, content, overwrite) => saveFile(path, content, overwrite, host.home),
    completePath: begun => completePath(begun, host.home),
    eventTemplates,
    savedEvents: createSavedEvents(join(findConfigFolder(env, host.home), 'events'), host.home),
    suspend: () => suspension.suspend(),
    quit: code => void parts.quit(code),
    now: () => new Date(),
  };
}

/** The calls, each of which the journal keeps. */
function callServices(connected: () => Connected, journal: Journal) {
  const callerOf = (background: boolean) => {
    const {calls} = connected();
    return background ? calls.background : calls;
  };
  return {
    call: (name, input, {background, signal}) =>
      callerOf(background).call(name as never, input as never, signal) as never,
    list: (name, input, {background, signal, resumeFrom}) =>
      callerOf(background).list(name as never, input as never, {resumeFrom}, signal),
    invoke: async (input, signal) => {
      const output = await connected().calls.call('Invoke', input, signal);
      return {output, requestId: requestIdOf(output)};
    },
    invokeStreaming: ({InvocationType: type, ...input}, listener, signal) =>
      connected().calls.stream({...input, ...(type === 'DryRun' && {InvocationType: type})}, listener, signal),
    readExact: (name, input, signal) => connected().calls.callExact(name, input as never, signal) as never,
    toListFailure: error => ({problem: toProblem(error), resumeFrom: resumeToken(error)}),
    journal: journal.entries,
    account: async signal => {
      const {account} = await connected().calls.identity(signal);
      journal.setAccount(account);
      return account;
    },
  } satisfies Partial<Services>;
}

function toCallEntry(connected: Connected, name: OperationName, input: unknown) {
  const {readOnly, input: fields} = connected.operation(name);
  const command = formatAwsCommand(name, maskSensitive(fields, input) as Item, toTarget(connected));
  return {operation: name, changes: !readOnly, region: connected.connection.region, command};
}

/** What the schema knows; it is there once there is a connection. */
function schemaServices(connected: () => Connected) {
  const fieldsOf = (name: string) => connected().operation(name as OperationName);
  return {
    operation: name => connected().operation(name),
    operations: () => connected().operations,
    mask: (name, item) => maskSensitive(listedFields(fieldsOf(name).output), item) as Item,
    maskOutput: (name, output) => maskSensitive(fieldsOf(name).output, output) as Item,
    maskInput: (name, input) => maskSensitive(fieldsOf(name).input, input) as Item,
  } satisfies Partial<Services>;
}

function toTarget({connection: {profile, region, endpoint}}: Connected): CommandTarget {
  return {profile, region, endpoint};
}

function toAddress({connection: {endpoint, region}}: Connected): SandboxAddress {
  return {region, ...(endpoint !== undefined && {endpointUrl: endpoint})};
}

async function edit({host, lifecycle, suspension}: ServiceParts, text: string, extension: string) {
  const outcome = await openEditor(text, {
    env: host.env,
    temporaryFolder: host.temporaryFolder,
    fileName: `payload${extension}`,
    handOver: work => suspension.handOver(work),
    beforeExit: lifecycle.beforeExit,
  });
  if (outcome.kind === 'failed') return {problem: {kind: 'unexpected', ...outcome.problem} as const};
  return {text: outcome.kind === 'edited' ? outcome.text : text};
}

/** Members of what a list operation lists, or of the output itself. */
function listedFields(output: readonly Field[]): readonly Field[] {
  const list = output.find(({kind}) => kind === 'list');
  return list === undefined ? output : list.item().members();
}

function resumeToken(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('resumeFrom' in error)) return undefined;
  return typeof error.resumeFrom === 'string' ? error.resumeFrom : undefined;
}

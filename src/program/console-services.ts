import {join} from 'node:path';
import {eventTemplates} from '../catalog/index.ts';
import type {ConnectRequest, Services} from '../console/services.ts';
import type {Problem} from '../core/problem.ts';
import type {ThemeDefinition} from '../core/theme/theme.ts';
import {formatDiskError} from '../disk/disk-error.ts';
import {sweepLeftovers} from '../terminal/editor/leftovers.ts';
import {openEditor} from '../terminal/editor/open-editor.ts';
import {copyToClipboard} from '../terminal/output/clipboard.ts';
import type {FrameStdout} from '../terminal/output/frame-stdout.ts';
import {formatHyperlink} from '../terminal/output/hyperlink.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import type {Suspension} from '../terminal/process/suspension.ts';
import {findConfigFolder} from './config-folder.ts';
import {type ConnectionParts, createConnect} from './connections.ts';
import {describeCopy} from './describe-copy.ts';
import {createJournal} from './journal.ts';
import {namesFiles} from './names-files.ts';
import {readProfiles} from './read-profiles.ts';
import {saveFile} from './save-file.ts';
import {createSavedEvents, createSavedQueries} from './saved-events.ts';
import {createSchemaServices} from './schema-services.ts';
import {readUnresolved} from './unresolved-changes.ts';
import {writeNote} from './write-note.ts';

/** What the services are made of. */
export interface ServiceParts extends Omit<ConnectionParts, 'journal' | 'handOver'> {
  readonly stdout: FrameStdout;
  readonly suspension: Suspension;
  readonly themes: readonly ThemeDefinition[];
  /** Leaves the screen and ends the process. */
  readonly quit: (exitCode: number) => Promise<void>;
}

/** Makes the console's services. */
export function createConsoleServices(parts: ServiceParts): Services {
  const {host, stdout, suspension, settings, themes} = parts;
  const {env} = host;
  const journal = createJournal(findStateFolder(env, host.home), host.process.pid);
  const {connect, ...signIn} = createConnect({...parts, journal, handOver: work => suspension.handOver(work)});
  const {load, ...schema} = createSchemaServices();
  let asked: ConnectRequest = {};
  return {
    connect: async (request, signal) => {
      asked = request;
      // What it leads to may take its time: the rest is loaded meanwhile.
      return connect(request, signal).finally(load);
    },
    ...signIn,
    journal: journal.entries,
    watchJournal: journal.watch,
    unresolvedChanges: () => readUnresolved(findStateFolder(env, host.home), host.process, new Date()),
    settleChange: journal.settle,
    sweepLeftovers: async () => {
      const {sweepCodeFolders} = await import('./source/code-folder.ts');
      await sweepCodeFolders(host.temporaryFolder, host.process);
      return sweepLeftovers(host.temporaryFolder, host.process);
    },
    ...schema,
    writeNote: (name, text) => writeNote(findStateFolder(env, host.home), name, text),
    ...createTargetServices(parts, () => asked),
    copy: async text => describeCopy(await copyToClipboard(stdout, text, env)),
    toLink: formatHyperlink,
    edit: (text, extension) => edit(parts, text, extension),
    ...createCodeServices(parts, schema.operation),
    saveFile: (path, content, overwrite) => saveFile(path, content, overwrite, host.home),
    texts: createLazyTextWork(parts),
    themes,
    ...createSettingsServices(settings),
    eventTemplates,
    ...createSaved(findConfigFolder(env, host.home), host.home),
    suspend: () => suspension.suspend(),
    redraw: () => stdout.redraw(),
    quit: code => void parts.quit(code),
    now: () => new Date(),
  };
}

/** What the user keeps of functions, in folders beside the settings. */
function createSaved(config: string, home: string): Pick<Services, 'savedEvents' | 'savedQueries'> {
  return {
    savedEvents: createSavedEvents(join(config, 'events'), home),
    savedQueries: createSavedQueries(join(config, 'queries')),
  };
}

/** Zip and HTTP are nothing that the first rows need. */
function createCodeServices(
  {host: {home}}: ServiceParts,
  operation: Services['operation'],
): Pick<Services, 'loadFiles' | 'openLocalCode' | 'saveCode' | 'completePath'> {
  return {
    // What names no file goes on at once: the next key is already for the review.
    loadFiles: async (name, input, tell) =>
      namesFiles(operation(name).input, input)
        ? (await import('./code-files.ts')).loadFiles(operation(name), input, home, tell)
        : {input, named: input, notes: []},
    openLocalCode: async (from, signal) => (await import('./local-code.ts')).openLocalCode(from, home, signal),
    saveCode: async (path, code, allowance) => (await import('./save-code.ts')).saveCode(path, code, home, allowance),
    completePath: async begun => (await import('./code-files.ts')).completePath(begun, home),
  };
}

/** The thread is begun when a text is first worked with. */
function createLazyTextWork({host, lifecycle}: ServiceParts): Services['texts'] {
  let made: ReturnType<typeof load> | undefined;
  const load = async () => {
    const {createTextWork} = await import('./text-work/create-text-work.ts');
    const work = createTextWork(host.textWorker);
    lifecycle.beforeExit(work.close);
    return work;
  };
  const get = () => {
    made ??= load();
    return made;
  };
  return {
    highlight: async (...given) => (await get()).highlight(...given),
    compare: async (...given) => (await get()).compare(...given),
    findOriginal: async (...given) => (await get()).findOriginal(...given),
    findSource: async (...given) => (await get()).findSource(...given),
    findBuilt: async (...given) => (await get()).findBuilt(...given),
  };
}

/** What is kept in the settings, and how they are edited. */
function createSettingsServices(
  settings: ServiceParts['settings'],
): Pick<Services, 'keepTheme' | 'keepFilter' | 'keepFavourites' | 'settingsText' | 'writeSettings'> {
  return {
    keepTheme: theme => keepSetting('The theme', () => settings.setTheme(theme)),
    keepFilter: (name, text) => keepSetting('The filter', () => settings.setFilter(name, text)),
    keepFavourites: (...given) => keepSetting('The favourites', () => settings.favour(...given)),
    settingsText: () => settings.text().then(text => ({text}), toSettingsProblem('The settings cannot be opened')),
    writeSettings: text => settings.rewrite(text).catch(toSettingsProblem('The settings could not be written')),
  };
}

async function keepSetting(what: string, keep: () => Promise<void>): Promise<{kept: true} | {problem: Problem}> {
  return keep().then(() => ({kept: true}), toSettingsProblem(`${what} could not be kept`));
}

function toSettingsProblem(what: string): (error: unknown) => {problem: Problem} {
  const tryThis = 'Mend that and do it again.';
  return error => ({
    problem: {kind: 'unexpected', what, why: `the settings: ${formatDiskError(error)}`, tryThis},
  });
}

/** What there is to connect to, and what is used of it. */
function createTargetServices(
  parts: ServiceParts,
  asked: () => ConnectRequest,
): Pick<Services, 'profiles' | 'setup' | 'regions'> {
  return {
    profiles: () => readProfiles(parts, asked()),
    setup: async sandbox => (await import('./describe-setup.ts')).describeSetup(parts, asked(), sandbox),
    regions: async () => (await import('../aws/regions.ts')).regions,
  };
}

async function edit({host, lifecycle, suspension}: ServiceParts, text: string, extension: string) {
  const outcome = await openEditor(text, {
    env: host.env,
    temporaryFolder: host.temporaryFolder,
    pid: host.process.pid,
    fileName: `payload${extension}`,
    handOver: work => suspension.handOver(work),
    beforeExit: lifecycle.beforeExit,
    guard: host.guard,
  });
  if (outcome.kind === 'failed') return {problem: {kind: 'unexpected', ...outcome.problem} as const};
  return {text: outcome.kind === 'edited' ? outcome.text : text};
}

import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {constants} from 'node:os';
import {join} from 'node:path';
import type {TerminalEnvironment} from '../environment.ts';
import {findEditorCommand} from './editor-command.ts';

/** Why editing failed: what did, the cause, and what a person can do. */
interface EditorProblem {
  what: string;
  why: string;
  tryThis: string;
}

/** How editing ended. */
export type EditorOutcome =
  | {kind: 'edited'; text: string}
  | {kind: 'unchanged'}
  | {kind: 'failed'; problem: EditorProblem};

/** What editing needs from the console. */
export interface EditorOptions {
  env: TerminalEnvironment;
  /** The folder for temporary files, e.g. `os.tmpdir()`. */
  temporaryFolder: string;
  /** The name the file gets, with the ending an editor highlights by, e.g. `payload.json`. */
  fileName: string;
  /** Runs the editor while it has the terminal for itself: `suspension.handOver`. */
  handOver: <T>(work: () => Promise<T>) => Promise<T>;
  /** Registers the removal of the file should the console end meanwhile: `lifecycle.beforeExit`. */
  beforeExit: (cleanup: () => void) => () => void;
}

/**
 * Opens a text in the person's editor and returns what became of it. The text is in a file of mode 0600 in a folder of
 * mode 0700, removed in every case. A line break that an editor adds to the end is not a change. POSIX systems only.
 */
export const openEditor = async (text: string, options: EditorOptions): Promise<EditorOutcome> => {
  const command = findEditorCommand(options.env);
  if (command === undefined)
    return fail(
      'There is no editor to open.',
      'Neither VISUAL nor EDITOR is set, and neither vi nor nano is installed.',
    );

  const folder = createFolder(options.temporaryFolder);
  if (folder === undefined) {
    const why = `No folder can be made in ${options.temporaryFolder}.`;
    return fail(
      'The text could not be put in a temporary file.',
      why,
      'Make room there, or set TMPDIR to another folder.',
    );
  }

  const remove = () => rmSync(folder, {recursive: true, force: true});
  const unregister = options.beforeExit(remove);
  try {
    return await edit(text, command, join(folder, cleanName(options.fileName)), options);
  } finally {
    unregister();
    remove();
  }
};

const createFolder = (parent: string): string | undefined => {
  try {
    // mkdtemp gives mode 0700.
    return mkdtempSync(join(parent, 'lambdeck-'));
  } catch {
    return undefined;
  }
};

const edit = async (text: string, command: string, file: string, options: EditorOptions): Promise<EditorOutcome> => {
  writeFileSync(file, withLineEnd(text), {mode: 0o600, flag: 'wx'});
  const ending = await options.handOver(() => runEditor(command, file, options));
  const problem = describeEnding(command, ending);
  return problem === undefined ? readBack(file, text) : {kind: 'failed', problem};
};

const advice = 'Set EDITOR to an editor that is installed, for example: export EDITOR=nano';

const fail = (what: string, why: string, tryThis = advice): EditorOutcome => ({
  kind: 'failed',
  problem: {what, why, tryThis},
});

const cleanName = (name: string): string => name.replace(/[^\w.-]/g, '-').replace(/^[.-]+/, '') || 'text';

const withLineEnd = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

/** How the editor's process ended. */
type Ending =
  | {kind: 'exit'; code: number}
  | {kind: 'signal'; signal: NodeJS.Signals}
  | {kind: 'unstarted'; why: string};

const runEditor = async (command: string, file: string, {env, beforeExit}: EditorOptions): Promise<Ending> => {
  // Imported here, because it would take some milliseconds of every start.
  const {spawn} = await import('node:child_process');
  const {promise, resolve} = Promise.withResolvers<Ending>();
  // By the shell, since the command may have arguments and quotes; the file is passed beside it, not inside.
  const editor = spawn('/bin/sh', ['-c', `${command} "$1"`, 'lambdeck', file], {stdio: 'inherit', env: {...env}});
  const keep = beforeExit(() => editor.kill('SIGHUP'));
  editor.once('error', error => resolve({kind: 'unstarted', why: error.message}));
  editor.once('exit', (code, signal) => {
    resolve(signal === null ? {kind: 'exit', code: code ?? 1} : {kind: 'signal', signal});
  });
  return promise.finally(keep);
};

const describeEnding = (command: string, ending: Ending): EditorProblem | undefined => {
  const what = `The editor (${command}) did not save.`;
  const keepText = 'Nothing was changed. Open it again, or set EDITOR to another editor.';
  if (ending.kind === 'unstarted')
    return {what: `The editor (${command}) did not start.`, why: ending.why, tryThis: advice};
  if (ending.kind === 'signal') return {what, why: `It was ended by ${ending.signal}.`, tryThis: keepText};
  if (ending.code === 0) return undefined;
  // The shell's codes for a command that is missing or may not be run, and 128 and a signal for one that was ended.
  if (ending.code === 127)
    return {what: `The editor (${command}) did not start.`, why: 'It was not found.', tryThis: advice};
  if (ending.code === 126)
    return {what: `The editor (${command}) did not start.`, why: 'It may not be executed.', tryThis: advice};
  const signal = Object.entries(constants.signals).find(([, number]) => number + 128 === ending.code)?.[0];
  const why = signal === undefined ? `It ended with exit code ${ending.code}.` : `It was ended by ${signal}.`;
  return {what, why, tryThis: keepText};
};

const readBack = (file: string, before: string): EditorOutcome => {
  const what = 'What the editor saved could not be read.';
  try {
    const saved = new TextDecoder('utf-8', {fatal: true}).decode(readFileSync(file));
    const text = before.endsWith('\n') ? saved : saved.replace(/\r?\n$/, '');
    return text === before ? {kind: 'unchanged'} : {kind: 'edited', text};
  } catch (error) {
    if (error instanceof TypeError) return fail(what, 'It is not UTF-8 text.', 'Save it as UTF-8.');
    return fail(what, 'The file is gone.', 'Save to the file the editor was opened with.');
  }
};

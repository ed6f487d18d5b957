import {lstatSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync} from 'node:fs';
import {constants} from 'node:os';
import {basename, dirname, join} from 'node:path';
import {codeOfDisk, formatDiskError} from '../../disk/disk-error.ts';
import {readBytes} from '../../disk/read-text.ts';
import {createFile} from '../../disk/write-file.ts';
import type {TerminalEnvironment} from '../environment.ts';
import {readEditorTerminal} from '../guard/editor-terminal.ts';
import type {TerminalGuard} from '../guard/terminal-guard.ts';
import {findEditorCommand} from './editor-command.ts';
import {formatFolderPrefix} from './leftovers.ts';

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
  /** The console's process: what it leaves when it is killed is known by it. */
  pid: number;
  /** The name the file gets, with the ending an editor highlights by, e.g. `payload.json`. */
  fileName: string;
  /** Runs the editor while it has the terminal for itself: `suspension.handOver`. */
  handOver: <T>(work: () => Promise<T>) => Promise<T>;
  /** Registers the removal of the file should the console end meanwhile: `lifecycle.beforeExit`. */
  beforeExit: (cleanup: () => void) => () => void;
  /** Puts the terminal right should the console end meanwhile without doing so. */
  guard: TerminalGuard;
}

/**
 * Opens a text in the person's editor and returns what became of it; never rejects. The text is in a file of mode 0600 in a
 * folder of mode 0700, which is removed, unless it holds something that was written there and could not be taken: that is kept,
 * and the problem says where. A line break that an editor adds to the end is not a change. POSIX systems only.
 */
export const openEditor = async (text: string, options: EditorOptions): Promise<EditorOutcome> => {
  const command = findEditorCommand(options.env);
  if (command === undefined)
    return fail(
      'There is no editor to open.',
      'Neither VISUAL nor EDITOR is set, and neither vi nor nano is installed.',
    );

  const {temporaryFolder, pid, fileName, beforeExit} = options;
  const written = Buffer.from(withLineEnd(text));
  let folder: string;
  try {
    // This gives mode 0700.
    folder = mkdtempSync(join(temporaryFolder, formatFolderPrefix(pid, written)));
  } catch (error) {
    return failToWrite(temporaryFolder, error);
  }

  const file = join(folder, cleanName(fileName));
  const remove = () => removeFolder(folder);
  let isWritten = false;
  const unregister = beforeExit(() => {
    if (!isWritten) remove();
    else if (!isChanged(file, written)) removeUnchanged(file);
  });
  try {
    await createFile(file, written);
    isWritten = true;
  } catch (error) {
    unregister();
    remove();
    return failToWrite(temporaryFolder, error);
  }

  const outcome = await edit(text, command, file, options);
  unregister();
  if (outcome.kind === 'failed' && holdsMore(file, written)) return keepFile(outcome.problem, file);
  remove();
  return outcome;
};

const edit = async (text: string, command: string, file: string, options: EditorOptions): Promise<EditorOutcome> => {
  try {
    const ending = await options.handOver(() => runEditor(command, file, options));
    const problem = describeEnding(command, ending);
    return problem === undefined ? await readBack(file, text) : {kind: 'failed', problem};
  } catch (error) {
    return fail(`The editor (${command}) did not start.`, formatDiskError(error), 'Nothing was changed. Try again.');
  }
};

const failToWrite = (folder: string, error: unknown): EditorOutcome =>
  fail(
    'The text could not be put in a temporary file.',
    `${folder}: ${formatDiskError(error)}.`,
    'Make room there, or set TMPDIR to another folder.',
  );

const removeFolder = (folder: string): void => {
  try {
    rmSync(folder, {recursive: true, force: true});
  } catch {
    // It is for its owner alone, and what mattered of it is known.
  }
};

/** While the editor is still open: what it keeps there of what was not saved is its own, and is all that is left. */
const removeUnchanged = (file: string): void => {
  try {
    rmSync(file, {force: true});
    rmdirSync(dirname(file));
  } catch {
    // There is more in the folder.
  }
};

/** Whether there is more than the text that was put there: something saved, or what an editor keeps of what was not. */
const holdsMore = (file: string, written: Uint8Array): boolean => {
  try {
    return readdirSync(dirname(file)).some(name => name !== basename(file)) || isChanged(file, written);
  } catch {
    // What cannot be looked at is not removed.
    return true;
  }
};

const isChanged = (file: string, written: Uint8Array): boolean => {
  try {
    const found = lstatSync(file);
    return !found.isFile() || found.size !== written.length || !readFileSync(file).equals(written);
  } catch (error) {
    return codeOfDisk(error) !== 'ENOENT';
  }
};

const keepFile = (problem: EditorProblem, file: string): EditorOutcome => ({
  kind: 'failed',
  problem: {...problem, tryThis: `What you wrote is kept: ${file}`},
});

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

const runEditor = async (command: string, file: string, {env, beforeExit, guard}: EditorOptions): Promise<Ending> => {
  // Imported here, because it would take some milliseconds of every start.
  const {spawn} = await import('node:child_process');
  const terminal = await readEditorTerminal();
  const {promise, resolve} = Promise.withResolvers<Ending>();
  // By the shell, since the command may have arguments and quotes; the file is passed beside it, not inside.
  // Its messages go to the terminal as all it writes: the console's own go to a file.
  const editor = spawn('/bin/sh', ['-c', `${command} "$1"`, 'lambdeck', file], {stdio: [0, 1, 1], env: {...env}});
  const {pid} = editor;
  if (pid !== undefined) guard.tell({kind: 'editor', pid, settings: terminal.settings, file});
  const keep = beforeExit(() => {
    if (pid !== undefined) terminal.end(pid);
  });
  editor.once('error', error => resolve({kind: 'unstarted', why: error.message}));
  editor.once('exit', (code, signal) => {
    resolve(signal === null ? {kind: 'exit', code: code ?? 1} : {kind: 'signal', signal});
  });
  const ending = await promise;
  keep();
  if (ending.kind === 'exit' && ending.code === 0) terminal.putBack();
  else terminal.putRight();
  guard.tell({kind: 'nobody'});
  return ending;
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

/** Bytes that can be taken back at most; a payload has 6 MB. */
const mostBytes = 16 << 20;

const mark = '\uFEFF';

const readBack = async (file: string, before: string): Promise<EditorOutcome> => {
  try {
    const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
    const saved = decoder.decode(await readBytes(file, mostBytes));
    // Some editors put a mark of byte order before what they save.
    const unmarked = saved.startsWith(mark) && !before.startsWith(mark) ? saved.slice(mark.length) : saved;
    const text = before.endsWith('\n') ? unmarked : unmarked.replace(/\r?\n$/, '');
    return text === before ? {kind: 'unchanged'} : {kind: 'edited', text};
  } catch (error) {
    const tryThis = 'Save UTF-8 text to the file the editor was opened with.';
    return fail('What the editor saved could not be read.', `${file}: ${formatDiskError(error)}.`, tryThis);
  }
};

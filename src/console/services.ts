import type {Item} from '../core/item.ts';
import type {JournalEntry} from '../core/journal/journal.ts';
import type {UnresolvedChange} from '../core/journal/unresolved.ts';
import type {Operation, OperationName} from '../core/operation/operation.ts';
import type {Problem} from '../core/problem.ts';
import type {Allowance, Code} from '../core/source/code.ts';
import type {TextWork} from '../core/source/text-work.ts';
import type {ThemeDefinition} from '../core/theme/theme.ts';
import type {EventTemplate} from '../core/workbench/event-template.ts';
import type {Connection} from './connection/connection.ts';
import type {ReadAnew} from './own-settings.ts';

/** A profile of the AWS configuration files. */
export interface ProfileChoice {
  readonly name: string;
  /** The region a connection with it goes to. */
  readonly region: string | undefined;
  /** Whether the connection that was asked for last is with it. */
  readonly isUsed: boolean;
}

/** Texts kept under names for a function, as files of the user's: events, or queries of its logs. */
export interface SavedTexts {
  /** Names of a function's texts, sorted. */
  list(functionName: string): Promise<{names: readonly string[]} | {problem: Problem}>;
  /** A text as it is in its file. */
  read(functionName: string, name: string): Promise<FileText>;
  /** Keeps a text under a name; one that is taken is overwritten only when told so. */
  save(
    functionName: string,
    name: string,
    text: string,
    overwrite: boolean,
  ): Promise<{path: string} | {exists: true} | {problem: Problem}>;
  remove(functionName: string, name: string): Promise<{removed: true} | {problem: Problem}>;
}

/** Events that functions are invoked with. */
export interface SavedEvents extends SavedTexts {
  /** The text of any file that could be a payload. */
  readFile(path: string): Promise<FileText>;
}

/** A file's text and path, or why it cannot be used. */
export type FileText = {text: string; path: string} | {problem: Problem};

/** Where a file was written to, or why it was not: `exists` says that one is there already. */
export type SavedFile = {path: string} | {exists: string} | {problem: Problem};

/** Who is asked and told of a journal's file that cannot be written. */
export interface JournalWatch {
  /** Whether a change that cannot be written down is to be made all the same, and those after it. */
  ask(problem: Problem): Promise<boolean>;
  /** Whether all changes of the session are in the file; why they are not. */
  tell(problem: Problem | undefined): void;
}

/** Who is asked for what credentials take from a person. */
export interface SignInWatch {
  /** The code that an MFA device shows; undefined when none is given. */
  mfaCode(device: string): Promise<string | undefined>;
  /** Hears what credentials are waited for; undefined once they no longer are. */
  waitsFor(what: string | undefined): void;
}

/** Who hears of the sandbox that the console brings along. */
export interface SandboxWatch {
  /** Handlers are run without walls around them, and why. */
  unwalled(why: string): void;
  /** It ended though nobody asked it to; `how` stands for itself. */
  ended(how: string): void;
  unstartable(why: string): void;
  /** Where it was before, with what it keeps. */
  startedAgain(how: string): void;
}

/** Where a sign-in is confirmed, and the code that is shown there, too. */
export interface SignInCode {
  readonly address: string;
  readonly code: string;
}

/** Where a copied text went, as the beginning of a sentence, or why it went nowhere. */
export type CopyReport = {readonly to: string} | {readonly why: string};

/** What to connect with; what was never given stays as the console was started. */
export interface ConnectRequest {
  readonly profile?: string;
  readonly region?: string;
}

/** What the console can do to the world but through a connection. Rejections are `ProblemError`s. */
export interface Services {
  /** The connection that is asked for: the same one whenever it comes to the same. Others stay as they are. */
  connect(request: ConnectRequest, signal: AbortSignal): Promise<Connection>;
  watchSignIn(watch: SignInWatch): void;
  watchSandbox(watch: SandboxWatch): void;
  /** Signs in anew, as the profile that is connected with does; shows where that is confirmed. Resolves with what was done, in words. */
  signIn(show: (code: SignInCode) => void, signal: AbortSignal): Promise<string>;
  /** An answer of `operation` with everything sensitive masked; `path` names the member the value is an item of. */
  mask(operation: string, item: Item): Item;
  /** The schema of an operation, of one of alarms once that is prepared. */
  operation(name: OperationName): Operation;
  /** Loads what `operation` needs for operations whose service is not Lambda; undefined when nothing is left to load. */
  prepareOperation(name: OperationName): Promise<void> | undefined;
  /** Whether an operation changes nothing; known of all at any time. */
  isReadOnly(name: OperationName): boolean;
  /** The names of all operations of Lambda. */
  operations(): readonly OperationName[];
  /** An operation's answer, or its input, with everything sensitive masked. */
  maskOutput(operation: string, output: Item): Item;
  maskInput(operation: string, input: Item): Item;
  /**
   * The input with the files it names loaded; folders are zipped. `named` has the names of the files, and the bytes of what
   * has no file. Errors by the member that names the file. `tell` hears how far it is when that takes long.
   */
  loadFiles(
    operation: OperationName,
    input: Item,
    tell: (words: string) => void,
  ): Promise<{input: Item; named: Item; notes: readonly string[]} | {errors: Readonly<Record<string, string>>}>;
  /** The files of a folder of this machine, without what its ignore file names, or of a zip. Rejects with a `ProblemError`. */
  openLocalCode(path: string, signal: AbortSignal): Promise<Pick<Code, 'entries' | 'read'>>;
  /** Names in a folder, folders with a slash at the end; for completing a path that was begun. */
  completePath(begun: string): Promise<readonly string[]>;
  /** The themes there are, the user's own last. */
  readonly themes: readonly ThemeDefinition[];
  /** Works with texts beside the keys. */
  readonly texts: TextWork;
  /** Has the console start with that theme from now on; tells why it cannot be written down. */
  keepTheme(name: string): Promise<{kept: true} | {problem: Problem}>;
  /** The text of the settings file; one to begin with where there is none. */
  settingsText(): Promise<{text: string} | {problem: Problem}>;
  /** Writes the settings file and reads it anew. */
  writeSettings(text: string): Promise<ReadAnew | {problem: Problem}>;
  /** Keeps a filter under a name in the settings. */
  keepFilter(name: string, text: string): Promise<{kept: true} | {problem: Problem}>;
  /** Keeps what has these ARNs first in its list, or no longer, in this and later sessions. */
  keepFavourites(arns: readonly string[], isFavourite: boolean): Promise<{kept: true} | {problem: Problem}>;
  readonly savedEvents: SavedEvents;
  readonly savedQueries: SavedTexts;
  /** Examples of what event sources send. */
  readonly eventTemplates: readonly EventTemplate[];
  /** Writes a file that only its owner may read. One that is there already is overwritten only when told so. */
  saveFile(path: string, content: string | Uint8Array, overwrite: boolean): Promise<SavedFile>;
  /** Writes all files of code into a new folder. */
  saveCode(path: string, code: Code, allowance: Allowance): Promise<SavedFile>;
  /** All calls of the session, oldest first. */
  journal(): readonly JournalEntry[];
  /** Has the user asked and told when the journal's file cannot be written. Without that, no change is made then. */
  watchJournal(watch: JournalWatch): void;
  /** The changes of earlier sessions of which no outcome was written down, oldest first. */
  unresolvedChanges(): Promise<readonly UnresolvedChange[]>;
  /** Writes down that somebody has looked after such a change. */
  settleChange(change: UnresolvedChange): void;
  /** Removes the code that killed consoles kept, and what their editors have left. Gives the folders with a text that was written in one, which stay. */
  sweepLeftovers(): Promise<readonly string[]>;
  /** Writes a note into the state folder, readable by its owner only. Returns its path, or what went wrong. */
  writeNote(name: string, text: string): Promise<{path: string} | {problem: Problem}>;
  profiles(): Promise<readonly ProfileChoice[]>;
  /** What is used and why, a line each, without a secret; with where the built-in sandbox listens, given that. */
  setup(sandbox: string | undefined): Promise<readonly string[]>;
  /** The regions there are, each by its id and the name AWS gives it. */
  regions(): Promise<readonly {readonly id: string; readonly name: string}[]>;
  /** Puts the text on the user's clipboard. */
  copy(text: string): Promise<CopyReport>;
  /** The text as something a terminal opens the address of when it is clicked. */
  toLink(text: string, address: string): string;
  /** Lets the user edit the text in an editor of their own. */
  edit(text: string, extension: string): Promise<{text: string} | {problem: Problem}>;
  suspend(): Promise<void>;
  /** Draws the whole screen anew, whatever has been written over it. */
  redraw(): void;
  quit(exitCode: number): void;
  now(): Date;
}

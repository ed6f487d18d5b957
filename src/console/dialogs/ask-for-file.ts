import type {Command} from '../bindings/command.ts';
import type {SavedFile} from '../services.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openPrompt} from './prompt.ts';

/** A file that is asked for. */
interface FileQuestion {
  /** What the prompt is called: `Save the code to`. */
  readonly title: string;
  /** What comes to be there. */
  readonly note: string;
  /** Saves to a path, in the place of what is there when that is said. */
  readonly save: (path: string, overwrite: boolean) => Command;
}

/** Asks where to save something: with what was wrong with a path, or to replace what is at it. */
export function askForFile(
  tools: ControllerTools,
  {title, note, save}: FileQuestion,
  path: string,
  {error, replaces}: {readonly error?: string; readonly replaces?: string} = {},
): void {
  openPrompt(tools, {
    title,
    text: path,
    note: `${note} ~/ is your home folder.`,
    completes: 'path',
    ...(error !== undefined && {error}),
    ...(replaces !== undefined && {question: 'Enter again replaces it'}),
    submit: typed => save(typed, typed === replaces),
  });
}

/** Says where something was saved; when it was not, its path is asked for again, with why. */
export function tellSaved(
  tools: ControllerTools,
  question: FileQuestion,
  path: string,
  saved: SavedFile,
  what: string,
): void {
  if ('path' in saved) return tools.notify(`Saved ${what} to ${saved.path}`, 'good');
  if ('exists' in saved) return askForFile(tools, question, path, {error: 'it exists', replaces: path});
  const {problem} = saved;
  askForFile(tools, question, path, {error: `${problem.what}: ${problem.why}. ${problem.tryThis}`});
}

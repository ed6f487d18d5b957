import type {Command} from '../bindings/command.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {askForFile, tellSaved} from './ask-for-file.ts';

type SaveCommand = Extract<Command, {type: 'save-text'}>;

/** Asks where to save a text. */
export function openSaveOfText(tools: ControllerTools, what: string, text: string): void {
  const kind = /^\s*[[{]/.test(text) ? 'json' : 'txt';
  const name = what.replace(/ as (JSON|YAML)$/, '').replaceAll(/[^\w.-]+/g, '-');
  askForFile(tools, toQuestion(what, text), `~/${name}.${/ as YAML$/.test(what) ? 'yaml' : kind}`);
}

/** Saves a text; when that fails, the path is asked for again, with why. */
export async function saveText(
  tools: ControllerTools,
  {what, text, path, overwrite}: Omit<SaveCommand, 'type'>,
): Promise<void> {
  const saved = await tools.services.saveFile(path, text.endsWith('\n') ? text : `${text}\n`, overwrite);
  tellSaved(tools, toQuestion(what, text), path, saved, what);
}

function toQuestion(what: string, text: string) {
  return {
    title: `Save ${what} to`,
    note: 'A file only you may read.',
    save: (path: string, overwrite: boolean): Command => ({type: 'save-text', what, text, path, overwrite}),
  };
}

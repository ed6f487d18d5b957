import {formatSize} from '../../core/format/size.ts';
import type {Command} from '../bindings/command.ts';
import {askForFile, tellSaved} from '../dialogs/ask-for-file.ts';
import {openMenu} from '../dialogs/menu.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {toAllowance} from './allowance.ts';
import {type SourceState, sourceDialogName} from './states.ts';

type SaveCommand = Extract<Command, {type: 'save-source'}>;

const question = {
  title: 'Save the code to',
  note: 'To a name in .zip as it is, to another name as a new folder of its files.',
  save: (path: string, overwrite: boolean) => ({type: 'save-source', path, overwrite}) as const,
};

/** Asks where to save the code that is shown. */
export function openSaveOfSource(tools: ControllerTools, dialog: Dialog<SourceState>): void {
  const {code} = dialog.state();
  if (code.state !== 'zip') return tools.notify('There is nothing to save.', 'dim');
  askForFile(tools, question, `~/${code.code.label.replace(/[^\w.-]+/g, '-')}.zip`);
}

/** Saves the code that is open; when that fails, the path is asked for again, with why. */
export async function saveSource(tools: ControllerTools, command: SaveCommand): Promise<void> {
  const dialog = tools.dialogs.find(sourceDialogName);
  const code = dialog?.state().code;
  if (dialog === undefined || code?.state !== 'zip') return;
  const {path, overwrite, most = dialog.state().most} = command;
  const allowance = {...toAllowance(dialog), most};
  try {
    tools.notify('Saving the code…', 'dim');
    const whole = await code.code.readWhole(allowance);
    if (whole.kind === 'asks') return askForMore(tools, command, whole.bytes);
    const isZip = /\.(?:zip|jar)$/iu.test(path);
    const saved = isZip
      ? await tools.services.saveFile(path, whole.value, overwrite)
      : await tools.services.saveCode(path, code.code, allowance);
    tellSaved(tools, question, path, saved, 'the code');
  } catch (error) {
    const {what, why} = toProblem(error);
    tools.notify(`${what}: ${why}`, 'bad');
  }
}

function askForMore(tools: ControllerTools, command: SaveCommand, bytes: number): void {
  openMenu(tools, {
    title: `${formatSize(bytes)} would have to be fetched`,
    choices: [
      {label: 'No', command: {type: 'nothing'}},
      {label: 'Yes, fetch and save it', command: {...command, most: Number.MAX_SAFE_INTEGER}},
    ],
  });
}

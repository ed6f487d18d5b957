import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Run} from '../../core/run/run.ts';
import {targetName} from '../../core/run/target-name.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {restUnread} from '../tools/rest.ts';
import {findRun} from './find-run.ts';
import {type RunState, type SaveRunState, saveRunDialogName} from './states.ts';

/** Asks where to save what the open section shows. */
export function openSave(tools: ControllerTools, dialog: Dialog<RunState>, run: Run): void {
  const state = dialog.state();
  if (buildContent(run, state) === undefined) return tools.notify('There is nothing to save yet.', 'dim');
  const edit = toTextEdit(`./${formatFileName(run, state)}`);
  tools.dialogs.open(saveRunDialogName, {edit, error: undefined, taken: undefined, rest: undefined, run: dialog});
}

/** Saves to the path that was typed; one that is taken is overwritten only when told so again. */
export async function saveRun(tools: ControllerTools, dialog: Dialog<SaveRunState>): Promise<void> {
  const save = dialog.state();
  if (save.rest !== undefined) return restUnread(dialog);
  const reading = save.run.state();
  const run = findRun(tools, reading.id);
  const content = run === undefined ? undefined : buildContent(run, reading);
  const path = save.edit.text.trim();
  if (content === undefined || path === '') return;
  const outcome = await tools.services.saveFile(path, content, save.taken === path);
  if ('path' in outcome) {
    dialog.close();
    return tools.notify(`Saved as ${outcome.path}, readable by you only.`, 'good');
  }
  if ('exists' in outcome) {
    dialog.update(state => ({...state, error: 'There is a file of that name', taken: path}));
    return restUnread(dialog);
  }
  const error = `${outcome.problem.what}: ${outcome.problem.why}.`;
  dialog.update(state => ({...state, error, taken: undefined}));
}

function buildContent({outcome}: Run, {reading}: RunState): string | Uint8Array | undefined {
  if (outcome.state === 'counted') return JSON.stringify(outcome.tally, undefined, 2);
  if (outcome.state !== 'done') return outcome.received?.bytes;
  const {payload, logText, error, size} = outcome.answer;
  switch (reading.section) {
    case 'log':
      return logText;
    case 'error':
      return error === undefined ? undefined : [`${error.type}: ${error.message}`, ...error.trace, ''].join('\n');
    default:
      return size === 0 ? undefined : payload;
  }
}

function formatFileName(run: Run, {reading: {section, response}}: RunState): string {
  const name = targetName(run.target).replace(/[^\w.-]+/g, '-');
  if (run.outcome.state === 'counted') return `${name}-runs.json`;
  if (section === 'log') return `${name}.log`;
  if (section === 'error') return `${name}-error.txt`;
  return `${name}-response.${{json: 'json', text: 'txt', binary: 'bin'}[response?.kind ?? 'binary']}`;
}

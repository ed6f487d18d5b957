import {applyEditKey, insertText, type TextEdit, toTextEdit} from '../../core/edit/text-edit.ts';
import type {Run} from '../../core/run/run.ts';
import {targetName} from '../../core/run/target-name.ts';
import type {Overlay, RunOverlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {findRun} from './find-run.ts';

type Save = Extract<Overlay, {type: 'run-save'}>;

/** Asks where to save what the open section shows. */
export function openSave(tools: ControllerTools, overlay: RunOverlay, run: Run): void {
  const content = buildContent(run, overlay);
  if (content === undefined) return tools.notify('There is nothing to save yet.', 'dim');
  const edit = toTextEdit(`./${formatFileName(run, overlay)}`);
  tools.open({type: 'run-save', edit, error: undefined, taken: undefined, under: overlay});
}

/** A key while the path is typed. */
export function handleSaveKey(tools: ControllerTools, save: Save, key: string, input: string): void {
  if (key === 'esc') return tools.open(save.under);
  if (key === 'enter') return void write(tools, save);
  const typed = key === input || key === 'space' ? insertText(save.edit, input, 'single') : undefined;
  const edit = applyEditKey(save.edit, key, 'single') ?? typed;
  if (edit !== undefined) changePath(tools, save, edit);
}

/** Pasted text goes into the path. */
export function pasteIntoSave(tools: ControllerTools, save: Save, text: string): void {
  changePath(tools, save, insertText(save.edit, text, 'single'));
}

function changePath(tools: ControllerTools, save: Save, edit: TextEdit): void {
  const isSame = edit.text === save.edit.text;
  tools.open(isSame ? {...save, edit} : {...save, edit, error: undefined, taken: undefined});
}

async function write(tools: ControllerTools, save: Save): Promise<void> {
  const run = findRun(tools, save.under.id);
  const content = run === undefined ? undefined : buildContent(run, save.under);
  const path = save.edit.text.trim();
  if (content === undefined || path === '') return;
  const outcome = await tools.services.saveFile(path, content, save.taken === path);
  const {overlay} = tools.store.getState();
  // Somebody who went on typing meanwhile keeps what was typed.
  if (overlay?.type !== 'run-save') return;
  if ('path' in outcome) {
    tools.open(overlay.under);
    return tools.notify(`Saved as ${outcome.path}, readable by you only.`, 'good');
  }
  const {edit} = overlay;
  if ('exists' in outcome) {
    const error = 'There is a file of that name: Enter again overwrites it.';
    return tools.open({...overlay, edit, error, taken: path});
  }
  tools.open({...overlay, edit, error: `${outcome.problem.what}: ${outcome.problem.why}.`, taken: undefined});
}

function buildContent({outcome}: Run, {reading}: RunOverlay): string | Uint8Array | undefined {
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

function formatFileName(run: Run, {reading: {section, response}}: RunOverlay): string {
  const name = targetName(run.target).replace(/[^\w.-]+/g, '-');
  if (run.outcome.state === 'counted') return `${name}-runs.json`;
  if (section === 'log') return `${name}.log`;
  if (section === 'error') return `${name}-error.txt`;
  return `${name}-response.${{json: 'json', text: 'txt', binary: 'bin'}[response?.kind ?? 'binary']}`;
}

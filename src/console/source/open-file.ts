import type {FetchedCode} from '../../core/source/code.ts';
import {createShownFile, type ShownFile, withBytes, withLine} from '../../core/source/shown-file.ts';
import type {SourceTarget} from '../../core/source/source-target.ts';
import type {SourceText} from '../../core/source/source-text.ts';
import {findLanguage, mostHighlighted} from '../../core/source/syntax.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {toAllowance} from './allowance.ts';
import {findSourceWindows} from './source-window.ts';
import type {SourceState} from './states.ts';

/** How a file is opened: at a line, with the focus unless it stays with the tree. */
export interface FileOpening {
  readonly at?: Pick<SourceTarget, 'line'>;
  readonly focus?: 'tree' | 'file';
}

/** Shows a file of the code; its syntax is looked at beside the keys. */
export async function openFile(
  tools: ControllerTools,
  dialog: Dialog<SourceState>,
  path: string,
  {at, focus = 'file'}: FileOpening = {},
): Promise<void> {
  const {code, edits} = dialog.state();
  if (code.state !== 'zip') return;
  const entry = code.code.entries.findLast(one => one.path === path && one.kind !== 'folder');
  if (entry === undefined) return tools.notify(`${path} is not in ${code.code.label}.`, 'warn');
  dialog.update(state => ({...state, focus, file: createShownFile(path)}));
  const isWanted = ({file}: SourceState) => file?.path === path && file.content.state === 'reading';
  const change = (alter: (file: ShownFile) => ShownFile) =>
    dialog.update(state => (state.file !== undefined && isWanted(state) ? {...state, file: alter(state.file)} : state));
  try {
    const edited = edits.get(path);
    const read = edited === undefined ? await code.code.read(entry, toAllowance(dialog)) : toFetched(edited);
    if (read.kind === 'asks') return change(file => ({...file, content: {state: 'asks', bytes: read.bytes}}));
    change(file => showAt(tools, dialog, withBytes(file, read.value), at?.line));
    await highlight(tools, dialog, path);
  } catch (error) {
    change(file => ({...file, content: {state: 'failed', problem: toProblem(error)}}));
  }
}

function toFetched(value: Uint8Array): FetchedCode<Uint8Array> {
  return {kind: 'fetched', value};
}

/** The file with the cursor at a line that it has, where one is asked for. */
export function showAt(
  tools: ControllerTools,
  dialog: Dialog<SourceState>,
  file: ShownFile,
  line: number | undefined,
): ShownFile {
  if (line === undefined || file.content.state !== 'read') return file;
  return withLine(file, file.content.text, line, findSourceWindows(tools, {...dialog.state(), file}).file);
}

/** Has the open file coloured once its syntax is known. */
export async function highlight(tools: ControllerTools, dialog: Dialog<SourceState>, path: string): Promise<void> {
  const text = textOf(dialog.state(), path);
  const language = text === undefined ? undefined : findLanguage(path, text.shown);
  if (text === undefined || language === undefined || text.isMinified || text.shown.length > mostHighlighted) return;
  const syntax = await tools.services.texts.highlight(text.shown, language, dialog.signal);
  if (syntax === undefined) return;
  dialog.update(state => {
    const {file} = state;
    if (file?.content.state !== 'read' || file.content.text !== text) return state;
    return {...state, file: {...file, content: {...file.content, syntax}}};
  });
}

function textOf({file}: SourceState, path: string): SourceText | undefined {
  return file?.path === path && file.content.state === 'read' && file.note !== 'binary' ? file.content.text : undefined;
}

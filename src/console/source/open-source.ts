import {asksFrom, type FoundCode} from '../../core/source/code.ts';
import {findFrameFile} from '../../core/source/find-target.ts';
import {findHandlerFile} from '../../core/source/handler-file.ts';
import {createReadSource, findShownLine, withPath} from '../../core/source/source-state.ts';
import {buildTree, findFirstOpen} from '../../core/source/tree.ts';
import type {Command} from '../bindings/command.ts';
import {toProblem} from '../reads/read-query.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {toAllowance} from './allowance.ts';
import {openFile} from './open-file.ts';
import {openMappedFrame} from './source-maps.ts';
import {findSourceWindows} from './source-window.ts';
import {type SourceState, sourceDialogName} from './states.ts';

/** Opens the code of a place over what is there. */
export function openSource(tools: ControllerTools, request: Extract<Command, {type: 'source'}>): void {
  beginSource(tools, request);
}

/** The same for who goes on with the dialog; one that is there already shows the place instead of what it shows. */
export function beginSource(
  tools: ControllerTools,
  {
    connection,
    place,
    target,
    trail,
  }: Pick<SourceState, 'connection' | 'place'> & Partial<Pick<SourceState, 'target' | 'trail'>>,
  before?: Dialog<SourceState>,
): Dialog<SourceState> {
  const state: SourceState = {
    ...createReadSource(place),
    connection,
    most: before?.state().most ?? asksFrom,
    progress: undefined,
    target,
    edits: new Map(),
    trail,
    older: undefined,
  };
  const dialog = before?.isOpen() === true ? before : tools.dialogs.open(sourceDialogName, state);
  dialog.update(() => state);
  void readCode(tools, dialog);
  return dialog;
}

/** Reads what code is there now, and stays at the line that is shown. */
export function readCodeAnew(tools: ControllerTools, dialog: Dialog<SourceState>, notice?: string): void {
  const target = findShownLine(dialog.state());
  dialog.update(state => ({...state, trail: undefined, target}));
  void readCode(tools, dialog, notice);
}

/** Reads what code is there now: only its list of files is fetched of a zip. */
export async function readCode(tools: ControllerTools, dialog: Dialog<SourceState>, notice?: string): Promise<void> {
  const {connection, place} = dialog.state();
  dialog.update(state => ({...state, code: {state: 'opening'}, file: undefined, focus: 'tree', notice}));
  try {
    const found = await connection.source.open(place, toAllowance(dialog));
    if (found.kind === 'asks') return dialog.update(state => ({...state, code: {state: 'asks', bytes: found.bytes}}));
    show(tools, dialog, found.value);
  } catch (error) {
    dialog.update(state => ({...state, code: {state: 'failed', problem: toProblem(error)}}));
  }
}

function show(tools: ControllerTools, dialog: Dialog<SourceState>, found: FoundCode): void {
  if (found.kind === 'image') return dialog.update(state => ({...state, code: {state: 'image', code: found.code}}));
  const {code} = found;
  const root = buildTree(code.entries);
  const {target, trail} = dialog.state();
  const {treeHeight} = findSourceWindows(tools, dialog.state());
  const frame = trail?.frames[trail.index];
  const path = frame === undefined ? (target?.path ?? findHandlerFile(code)) : findFrameFile(code.entries, frame);
  dialog.update(state => {
    const tree = {...state.tree, open: findFirstOpen(root)};
    const shown = path === undefined ? tree : withPath(tree, root, path, treeHeight);
    return {...state, code: {state: 'zip', code, root}, tree: shown};
  });
  if (path !== undefined) void openFile(tools, dialog, path, target === undefined ? {focus: 'tree'} : {at: target});
  else if (frame !== undefined) void openMappedFrame(tools, dialog, frame);
}

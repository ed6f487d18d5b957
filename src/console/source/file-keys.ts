import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Move} from '../../core/keys/moves.ts';
import {findInSource} from '../../core/source/find-text.ts';
import {
  type FileWindow,
  type ShownFile,
  withFoundPlace,
  withLeft,
  withLine,
  withMove,
  withRow,
} from '../../core/source/shown-file.ts';
import type {SourceText} from '../../core/source/source-text.ts';
import type {Dialog} from '../tools/dialog.ts';
import {inSlices} from '../tools/in-slices.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {findSourceWindows} from './source-window.ts';
import type {SourceState} from './states.ts';

type AtSource = At<SourceState>;

/** Changes the file that is shown, if it was read. */
export function changeFile(
  tools: ControllerTools,
  dialog: Dialog<SourceState>,
  change: (file: ShownFile, text: SourceText, window: FileWindow) => ShownFile,
): void {
  dialog.update(state => {
    const {file} = state;
    if (file?.content.state !== 'read') return state;
    return {...state, file: change(file, file.content.text, findSourceWindows(tools, state).file)};
  });
}

/** Moves the cursor of the file. */
export function moveInFile({tools, dialog}: AtSource, move: Move): void {
  changeFile(tools, dialog, (file, text, window) => withMove(file, text, move, window));
}

/** Puts the cursor on a row of the file, by its index. */
export function pointInFile({tools, dialog}: AtSource, index: number): void {
  dialog.update(state => ({...state, focus: 'file'}));
  changeFile(tools, dialog, (file, text, window) => withRow(file, text, index, window));
}

/** Moves the text to the right; or to the left, from where it stands to the tree. */
export function moveSideways({tools, dialog, state}: AtSource, by: 1 | -1): void {
  if (by === -1 && (state.file?.left ?? 0) === 0) return dialog.update(now => ({...now, focus: 'tree'}));
  changeFile(tools, dialog, (file, text, window) => withLeft(file, text, by, window));
}

/** Wraps long lines, or cuts them again. */
export function turnWrapOfFile({tools, dialog}: AtSource): void {
  changeFile(tools, dialog, (file, text, window) =>
    withFoundPlace({...file, wrap: !file.wrap, left: 0}, text, file.cursor, window),
  );
}

/** Lets the user type the line to go to. */
export function beginGoTo({tools, dialog}: AtSource): void {
  changeFile(tools, dialog, file => ({...file, goTo: toTextEdit(''), search: undefined}));
}

/** Goes to the line that was typed. */
export function goToLine({tools, dialog}: AtSource): void {
  changeFile(tools, dialog, ({goTo, ...file}, text, window) => {
    const line = Number.parseInt(goTo?.text ?? '', 10);
    const left = {...file, goTo: undefined};
    return Number.isNaN(line) ? left : withLine(left, text, line, {...window, height: window.height + 1});
  });
}

/** Lets the user type what to look for in the file. */
export function beginFileSearch({tools, dialog}: AtSource): void {
  changeFile(tools, dialog, file => ({...file, search: {edit: toTextEdit(''), query: '', found: []}, goTo: undefined}));
}

/** Ends typing: what was typed is gone through with n and N, or nothing is looked for any more. */
export function endFileSearch({tools, dialog}: AtSource, isKept: boolean): void {
  changeFile(tools, dialog, file => {
    const {search} = file;
    const kept = isKept && search !== undefined && search.query !== '';
    return {...file, search: kept ? {...search, edit: undefined} : undefined};
  });
}

/** Looks for what is typed; the first match from the cursor on is gone to. */
export async function findInFile(tools: ControllerTools, dialog: Dialog<SourceState>, query: string): Promise<void> {
  const {file} = dialog.state();
  if (file?.content.state !== 'read') return;
  const {text} = file.content;
  const isWanted = () => {
    const now = dialog.state().file;
    return dialog.isOpen() && now?.search?.query === query && now.path === file.path;
  };
  const found = await inSlices(findInSource(text, query), isWanted);
  if (found === undefined || !isWanted()) return;
  changeFile(tools, dialog, (now, own, window) => {
    const {search} = now;
    if (search === undefined) return now;
    const looked = {...now, search: {...search, found}};
    const first = found.find(place => place >= now.cursor) ?? found[0];
    return first === undefined ? looked : withFoundPlace(looked, own, first, window);
  });
}

/** Goes to the next place that was found, or to the one before; the search goes on at the other end. */
export function goToFoundPlace({tools, dialog}: AtSource, by: 1 | -1): void {
  changeFile(tools, dialog, (file, text, window) => {
    const found = file.search?.found ?? [];
    const next = by === 1 ? found.find(place => place > file.cursor) : found.findLast(place => place < file.cursor);
    const place = next ?? (by === 1 ? found[0] : found.at(-1));
    return place === undefined ? file : withFoundPlace(file, text, place, window);
  });
}

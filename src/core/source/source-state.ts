import type {CodePlace} from '../code-place.ts';
import type {TextEdit} from '../edit/text-edit.ts';
import type {Move} from '../keys/moves.ts';
import type {Problem} from '../problem.ts';
import {moveTo, scrollTo} from '../table/scroll.ts';
import type {Code, ImageCode} from './code.ts';
import type {ShownFile} from './shown-file.ts';
import type {SourceTarget} from './source-target.ts';
import {lineAt} from './source-text.ts';
import {findInTree, foldersAround, type TreeNode, type TreeRow, toTreeRows} from './tree.ts';

/** What is known of the code that is looked at. */
export type ReadingCode =
  | {readonly state: 'opening'}
  /** So many bytes would have to be fetched, which is asked first. */
  | {readonly state: 'asks'; readonly bytes: number}
  | {readonly state: 'failed'; readonly problem: Problem}
  | {readonly state: 'image'; readonly code: ImageCode}
  | {readonly state: 'zip'; readonly code: Code; readonly root: TreeNode};

/** How the tree is looked at. */
export interface TreeView {
  /** Paths of the folders that are open. */
  readonly open: ReadonlySet<string>;
  /** Path of what is under the cursor; the first row where there is none of that path. */
  readonly selected: string;
  readonly top: number;
  /** What is looked for; typed while `edit` is there. */
  readonly search: {readonly edit: TextEdit | undefined; readonly query: string} | undefined;
}

/** Code that is looked at. */
export interface ReadSource {
  readonly place: CodePlace;
  readonly code: ReadingCode;
  readonly focus: 'tree' | 'file';
  readonly tree: TreeView;
  readonly file: ShownFile | undefined;
  /** What is to be known of what is shown, e.g. that it may be newer than what was looked for. */
  readonly notice: string | undefined;
}

/** Code before it is opened. */
export function createReadSource(place: CodePlace): ReadSource {
  return {
    place,
    code: {state: 'opening'},
    focus: 'tree',
    tree: {open: new Set(), selected: '', top: 0, search: undefined},
    file: undefined,
    notice: undefined,
  };
}

/** The line of the zip's file that is shown; the first one of what was built from it, where an original is. */
export function findShownLine({file}: Pick<ReadSource, 'file'>): SourceTarget | undefined {
  if (file?.original !== undefined) return {path: file.original.built, line: 1};
  return file?.content.state === 'read'
    ? {path: file.path, line: lineAt(file.content.text, file.cursor) + 1}
    : undefined;
}

/** The rows of the tree: the folders and files in view, or the files that were found. */
export function rowsOfTree({open, search}: TreeView, root: TreeNode): readonly TreeRow[] {
  if (search === undefined || search.query === '') return toTreeRows(root, open);
  return findInTree(root, search.query).map(node => ({node, depth: 0, isOpen: false}));
}

/** The row under the cursor; -1 where there are none. */
export function cursorOfTree({selected}: TreeView, rows: readonly TreeRow[]): number {
  const index = rows.findIndex(({node}) => node.path === selected);
  return index === -1 ? Math.min(0, rows.length - 1) : index;
}

/** The tree with the cursor moved, in a window of so many rows. */
export function withTreeMove(tree: TreeView, root: TreeNode, move: Move, height: number): TreeView {
  const rows = rowsOfTree(tree, root);
  const index = moveTo(move, cursorOfTree(tree, rows), height, rows.length);
  return withTreeCursor(tree, rows, index, height);
}

/** The tree with the cursor on a row. */
export function withTreeCursor(tree: TreeView, rows: readonly TreeRow[], index: number, height: number): TreeView {
  const selected = rows[index]?.node.path ?? tree.selected;
  return {...tree, selected, top: scrollTo(tree.top, Math.max(0, index), height, rows.length)};
}

/** The tree with a folder open or folded. */
export function withFolder(tree: TreeView, path: string, isOpen: boolean): TreeView {
  const open = new Set(tree.open);
  if (isOpen) open.add(path);
  else open.delete(path);
  return {...tree, open};
}

/** The tree with the cursor on a path, all folders around it open. */
export function withPath(tree: TreeView, root: TreeNode, path: string, height: number): TreeView {
  const shown = {...tree, search: undefined, open: new Set([...tree.open, ...foldersAround(path)]), selected: path};
  const rows = rowsOfTree(shown, root);
  return withTreeCursor(shown, rows, cursorOfTree(shown, rows), height);
}

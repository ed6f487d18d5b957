import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Move} from '../../core/keys/moves.ts';
import {
  cursorOfTree,
  rowsOfTree,
  type TreeView,
  withFolder,
  withPath,
  withTreeCursor,
  withTreeMove,
} from '../../core/source/source-state.ts';
import {type TreeNode, type TreeRow, toTreeRows} from '../../core/source/tree.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {openFile} from './open-file.ts';
import {findSourceWindows} from './source-window.ts';
import type {SourceState} from './states.ts';

type AtSource = At<SourceState>;

/** Changes the tree, if the code has one. */
export function changeTree(
  tools: ControllerTools,
  dialog: Dialog<SourceState>,
  change: (tree: TreeView, root: TreeNode, height: number) => TreeView,
): void {
  dialog.update(state => {
    if (state.code.state !== 'zip') return state;
    return {...state, tree: change(state.tree, state.code.root, findSourceWindows(tools, state).treeHeight)};
  });
}

/** Moves the cursor of the tree. */
export function moveInTree({tools, dialog}: AtSource, move: Move): void {
  changeTree(tools, dialog, (tree, root, height) => withTreeMove(tree, root, move, height));
}

/** Puts the cursor on a row of the tree, by its index. */
export function pointInTree({tools, dialog}: AtSource, index: number): void {
  dialog.update(state => ({...state, focus: 'tree'}));
  changeTree(tools, dialog, (tree, root, height) => withTreeCursor(tree, rowsOfTree(tree, root), index, height));
}

/** The row of the tree under the cursor. */
export function treeRowAt({tree, code}: SourceState): TreeRow | undefined {
  if (code.state !== 'zip') return undefined;
  const rows = rowsOfTree(tree, code.root);
  return rows[cursorOfTree(tree, rows)];
}

/** Opens the file under the cursor; opens or folds the folder. */
export function openRow({tools, dialog, state}: AtSource): void {
  const row = treeRowAt(state);
  if (row === undefined) return;
  if (row.node.kind === 'folder') {
    return changeTree(tools, dialog, tree =>
      withFolder({...tree, selected: row.node.path}, row.node.path, !row.isOpen),
    );
  }
  changeTree(tools, dialog, tree => ({...tree, selected: row.node.path}));
  void openFile(tools, dialog, row.node.path);
}

/** Opens the folder under the cursor, or the file. */
export function goIn(at: AtSource): void {
  const row = treeRowAt(at.state);
  if (row?.isOpen === true) return moveInTree(at, 'down');
  openRow(at);
}

/** Folds the folder under the cursor; from what is folded, and from a file, to the folder around it. */
export function goOut({tools, dialog, state}: AtSource): void {
  const row = treeRowAt(state);
  if (row === undefined) return;
  const {path} = row.node;
  if (row.isOpen) return changeTree(tools, dialog, tree => withFolder({...tree, selected: path}, path, false));
  const around = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (around !== '') changeTree(tools, dialog, (tree, root, height) => withPath(tree, root, around, height));
}

/** Folds all folders, or opens all. */
export function foldAll({tools, dialog}: AtSource, isOpen: boolean): void {
  changeTree(tools, dialog, (tree, root, height) => {
    const top = tree.selected.split('/')[0] ?? '';
    const folded = isOpen
      ? {...tree, open: new Set(listFolders(root).map(({path}) => path))}
      : {...tree, open: new Set<string>(), selected: top};
    const rows = toTreeRows(root, folded.open);
    return withTreeCursor(folded, rows, cursorOfTree(folded, rows), height);
  });
}

function listFolders({children}: TreeNode): readonly TreeNode[] {
  return children.flatMap(child => (child.kind === 'folder' ? [child, ...listFolders(child)] : []));
}

/** Lets the user type the name of the file that is looked for. */
export function beginTreeSearch({tools, dialog}: AtSource): void {
  changeTree(tools, dialog, tree => ({...tree, search: {edit: toTextEdit(''), query: ''}}));
}

/** Ends typing a name: what was found stays, or all is shown again. */
export function endTreeSearch({tools, dialog, state}: AtSource, isKept: boolean): void {
  const row = treeRowAt(state);
  changeTree(tools, dialog, (tree, root, height) => {
    if (isKept && tree.search !== undefined && tree.search.query !== '') {
      return {...tree, search: {...tree.search, edit: undefined}};
    }
    return row === undefined ? {...tree, search: undefined} : withPath(tree, root, row.node.path, height);
  });
}

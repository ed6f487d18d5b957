import type {CodeEntry} from './code.ts';

/** A file, link or folder of code, with what is in it. */
export interface TreeNode {
  /** Within the code; that of the root is empty. */
  readonly path: string;
  readonly name: string;
  readonly kind: CodeEntry['kind'];
  /** Bytes unpacked; of a folder of all that is in it. */
  readonly size: number;
  /** Files and links in it; 1 for one itself. */
  readonly files: number;
  /** Undefined for a folder that has no entry of its own. */
  readonly entry: CodeEntry | undefined;
  /** Folders first, each kind by name. */
  readonly children: readonly TreeNode[];
}

/** A node in view. */
export interface TreeRow {
  readonly node: TreeNode;
  readonly depth: number;
  readonly isOpen: boolean;
}

interface Draft {
  entry: CodeEntry | undefined;
  readonly children: Map<string, Draft>;
}

/** The tree of a zip's entries. Of two of one name the last one counts; one whose path means harm stands under its whole name. */
export function buildTree(entries: readonly CodeEntry[]): TreeNode {
  const root: Draft = {entry: undefined, children: new Map()};
  for (const entry of entries) place(root, entry);
  return toNode('', '', root);
}

function place(root: Draft, entry: CodeEntry): void {
  const isHarmful = entry.path.startsWith('/') || entry.path.split('/').includes('..');
  const names = isHarmful ? [entry.path] : entry.path.split('/').filter(name => name !== '' && name !== '.');
  let at = root;
  for (const name of names) {
    const next = at.children.get(name) ?? {entry: undefined, children: new Map()};
    at.children.set(name, next);
    at = next;
  }
  if (at !== root) at.entry = entry;
}

function toNode(path: string, name: string, {entry, children}: Draft): TreeNode {
  const isFolder = children.size > 0 || entry === undefined || entry.kind === 'folder';
  if (!isFolder) return {path, name, kind: entry.kind, size: entry.size, files: 1, entry, children: []};
  const nodes = [...children]
    .map(([own, draft]) => toNode(path === '' ? own : `${path}/${own}`, own, draft))
    .sort(compareNodes);
  return {
    path,
    name,
    kind: 'folder',
    size: nodes.reduce((sum, node) => sum + node.size, 0),
    files: nodes.reduce((sum, node) => sum + node.files, 0),
    entry,
    children: nodes,
  };
}

function compareNodes(one: TreeNode, other: TreeNode): number {
  const folders = Number(other.kind === 'folder') - Number(one.kind === 'folder');
  if (folders !== 0) return folders;
  return one.name < other.name ? -1 : Number(one.name > other.name);
}

/** The rows of a tree in which the folders of these paths are open. */
export function toTreeRows(root: TreeNode, open: ReadonlySet<string>): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (node: TreeNode, depth: number) => {
    const isOpen = node.kind === 'folder' && open.has(node.path);
    rows.push({node, depth, isOpen});
    if (isOpen) for (const child of node.children) add(child, depth + 1);
  };
  for (const child of root.children) add(child, 0);
  return rows;
}

/** Files and links whose path holds all words, in whatever case; those whose name begins with the last word first. */
export function findInTree(root: TreeNode, query: string): readonly TreeNode[] {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const begins: TreeNode[] = [];
  const others: TreeNode[] = [];
  for (const node of listFiles(root)) {
    const path = node.path.toLowerCase();
    if (!words.every(word => path.includes(word))) continue;
    (node.name.toLowerCase().startsWith(words.at(-1) ?? '') ? begins : others).push(node);
  }
  return [...begins, ...others];
}

/** All files and links, in the order of the tree. */
function listFiles(root: TreeNode): readonly TreeNode[] {
  return root.kind === 'folder' ? root.children.flatMap(listFiles) : [root];
}

/** The folders around a path, outer ones first. */
export function foldersAround(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Files in view at first at most; more begin folded. */
const mostOpen = 40;

/** Folders of what others wrote. */
const foreign = /^(?:node_modules|site-packages|vendor|.*\.dist-info)$/u;

/** The folders that are open at first: all of little code that somebody wrote for it, of other code those with but one thing around. */
export function findFirstOpen(root: TreeNode): ReadonlySet<string> {
  const open = new Set<string>();
  const add = (node: TreeNode) => {
    for (const child of node.children) {
      const isFolded = foreign.test(child.name) || (root.files > mostOpen && node.children.length > 1);
      if (child.kind !== 'folder' || isFolded) continue;
      open.add(child.path);
      add(child);
    }
  };
  add(root);
  return open;
}

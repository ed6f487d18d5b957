import type {TextEdit} from '../edit/text-edit.ts';
import type {Address, Stop} from './focus-stops.ts';
import {buildEntry, buildNode, type InputNode, type Leaf} from './node.ts';

/** The nodes with the text at a stop replaced. */
export function withEdit(nodes: readonly InputNode[], stop: Stop, edit: TextEdit): readonly InputNode[] {
  if (stop.part === 'key')
    return changeAt(
      nodes,
      stop.address,
      node => node,
      (key: Leaf) => ({...key, edit}),
    );
  return changeAt(nodes, stop.address, node => (node.type === 'leaf' ? {...node, edit} : node));
}

/** The nodes with a group opened or closed, or an item or entry added, whichever the stop is for. */
export function activate(nodes: readonly InputNode[], stop: Stop): readonly InputNode[] {
  return changeAt(nodes, stop.address, node => {
    switch (node.type) {
      case 'group':
        return {...node, open: !node.open};
      case 'list':
        return {...node, items: [...node.items, opened(buildNode(node.field.item()))]};
      case 'map':
        return {...node, entries: [...node.entries, buildEntry(node.field)]};
      case 'leaf':
        return node;
    }
  });
}

/** The nodes with every group open in which one of the paths lies, so that what is there can be seen. */
export function openTowards(nodes: readonly InputNode[], paths: readonly string[], base = ''): readonly InputNode[] {
  return nodes.map(node => openNode(node, paths, base === '' ? node.field.name : `${base}.${node.field.name}`));
}

function openNode(node: InputNode, paths: readonly string[], path: string): InputNode {
  if (!paths.some(other => other.startsWith(path))) return node;
  switch (node.type) {
    case 'leaf':
      return node;
    case 'group': {
      const open = node.open || paths.some(other => other.startsWith(`${path}.`));
      return {...node, open, members: openTowards(node.members, paths, path)};
    }
    case 'list':
      return {...node, items: node.items.map((item, index) => openNode(item, paths, `${path}[${index}]`))};
    case 'map':
      return {
        ...node,
        entries: node.entries.map(entry => ({
          ...entry,
          value: openNode(entry.value, paths, `${path}{${entry.key.edit.text}}`),
        })),
      };
  }
}

/** The nodes without the list item or map entry that the address lies in; undefined when it lies in none. */
export function removeAt(nodes: readonly InputNode[], address: Address): readonly InputNode[] | undefined {
  for (let length = address.length - 1; length > 0; length -= 1) {
    const owner = nodeAt(nodes, address.slice(0, length));
    const index = address[length];
    if (owner?.type === 'list') {
      return changeAt(nodes, address.slice(0, length), node =>
        node.type === 'list' ? {...node, items: node.items.filter((_, at) => at !== index)} : node,
      );
    }
    if (owner?.type === 'map') {
      return changeAt(nodes, address.slice(0, length), node =>
        node.type === 'map' ? {...node, entries: node.entries.filter((_, at) => at !== index)} : node,
      );
    }
  }
  return undefined;
}

/** The node at an address, or undefined. The value of a map's entry is its child 0. */
function nodeAt(nodes: readonly InputNode[], [index, ...rest]: Address): InputNode | undefined {
  const node = index === undefined ? undefined : nodes[index];
  if (node === undefined || rest.length === 0) return node;
  switch (node.type) {
    case 'group':
      return nodeAt(node.members, rest);
    case 'list':
      return nodeAt(node.items, rest);
    case 'map': {
      const [entry, , ...below] = rest;
      const value = entry === undefined ? undefined : node.entries[entry]?.value;
      return value === undefined ? undefined : nodeAt([value], [0, ...below]);
    }
    case 'leaf':
      return undefined;
  }
}

type Change = (node: InputNode) => InputNode;

function changeAt(
  nodes: readonly InputNode[],
  [index, ...rest]: Address,
  change: Change,
  changeKey?: (key: Leaf) => Leaf,
): readonly InputNode[] {
  return nodes.map((node, at) => (at === index ? changeIn(node, rest, change, changeKey) : node));
}

function changeIn(node: InputNode, rest: Address, change: Change, changeKey?: (key: Leaf) => Leaf): InputNode {
  if (rest.length === 0) return change(node);
  switch (node.type) {
    case 'group':
      return {...node, members: changeAt(node.members, rest, change, changeKey)};
    case 'list':
      return {...node, items: changeAt(node.items, rest, change, changeKey)};
    case 'map': {
      const [entry, ...below] = rest;
      return {
        ...node,
        entries: node.entries.map((current, at) => {
          if (at !== entry) return current;
          if (below.length === 0) return changeKey === undefined ? current : {...current, key: changeKey(current.key)};
          return {...current, value: changeIn(current.value, below.slice(1), change, changeKey)};
        }),
      };
    }
    case 'leaf':
      return node;
  }
}

/** A new item of a list is there to be filled in. */
function opened(node: InputNode): InputNode {
  return node.type === 'group' ? {...node, open: true} : node;
}

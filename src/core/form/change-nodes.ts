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

/** The nodes with every group open. */
export function openAll(nodes: readonly InputNode[]): readonly InputNode[] {
  return nodes.map(openWhole);
}

function openWhole(node: InputNode): InputNode {
  switch (node.type) {
    case 'leaf':
      return node;
    case 'group':
      return {...node, open: true, members: openAll(node.members)};
    case 'list':
      return {...node, items: openAll(node.items)};
    case 'map':
      return {...node, entries: node.entries.map(entry => ({...entry, value: openWhole(entry.value)}))};
  }
}

/** An item of a list or an entry of a map. */
export interface ItemPlace {
  readonly owner: Address;
  readonly index: number;
}

/** The item or entry that an address lies in most closely, and whether it is the address itself; undefined when it lies in none. */
export function findItem(
  nodes: readonly InputNode[],
  address: Address,
): (ItemPlace & {readonly isItself: boolean}) | undefined {
  for (let length = address.length - 1; length > 0; length -= 1) {
    const owner = address.slice(0, length);
    const index = address[length];
    const {type} = nodeAt(nodes, owner) ?? {};
    if (index === undefined || (type !== 'list' && type !== 'map')) continue;
    // The value of a map's entry is its child 0.
    return {owner, index, isItself: address.length === length + (type === 'map' ? 2 : 1)};
  }
  return undefined;
}

/** The nodes without an item of a list, or an entry of a map. */
export function withoutItem(nodes: readonly InputNode[], {owner, index}: ItemPlace): readonly InputNode[] {
  return changeAt(nodes, owner, node => {
    if (node.type === 'list') return {...node, items: node.items.filter((_, at) => at !== index)};
    if (node.type === 'map') return {...node, entries: node.entries.filter((_, at) => at !== index)};
    return node;
  });
}

/** The nodes with nothing given at an address: a structure taken away whole. */
export function withoutValue(nodes: readonly InputNode[], address: Address): readonly InputNode[] {
  return changeAt(nodes, address, ({field}) => buildNode(field));
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

import type {Entries, Group, InputNode, Leaf, List} from './node.ts';

/** Steps from the top of a form to a node: indexes of members, items or entries. */
export type Address = readonly number[];

/** One place of a form that can have the focus. */
export type Stop = {
  readonly address: Address;
  /** How deep it lies, for indenting. */
  readonly depth: number;
  readonly label: string;
  /** Member path as validation names it: `Environment.Variables{KEY}`. */
  readonly path: string;
  /** What the list or map is for that an item, or an entry's key or value, is of. */
  readonly of?: string;
} & (
  | {readonly part: 'value'; readonly node: Leaf}
  /** The key of a map's entry; its value is the next stop. */
  | {readonly part: 'key'; readonly node: Leaf}
  /** Opens or closes a group. */
  | {readonly part: 'group'; readonly node: Group}
  /** Adds an item or an entry. */
  | {readonly part: 'add'; readonly node: List | Entries}
);

/** All stops of the nodes, in reading order; closed groups hide theirs. `base` gives the nodes' own address and path. */
export function buildStops(nodes: readonly InputNode[], base: Place): Stop[] {
  return nodes.flatMap((node, index) => {
    const path = base.path === '' ? node.field.name : `${base.path}.${node.field.name}`;
    return nodeStops(node, node.field.name, {address: [...base.address, index], path, depth: base.depth});
  });
}

function nodeStops(node: InputNode, label: string, at: Place): Stop[] {
  const {address, path, depth} = at;
  switch (node.type) {
    case 'leaf':
      return [{...at, label, part: 'value', node}];
    case 'group': {
      const own: Stop = {...at, label, part: 'group', node};
      return node.open ? [own, ...buildStops(node.members, {address, path, depth: depth + 1})] : [own];
    }
    case 'list':
      return [
        ...node.items.flatMap((item, index) =>
          itemStops(
            item,
            `${label} ${index + 1}`,
            {address: [...address, index], path: `${path}[${index}]`, depth},
            node.field.documentation,
          ),
        ),
        {...at, label, part: 'add', node},
      ];
    case 'map': {
      const meaning = node.field.documentation || label;
      return [
        ...node.entries.flatMap(({key, value}, index): Stop[] => {
          const entryPath = `${path}{${key.edit.text}}`;
          const entryAddress = [...address, index];
          return [
            {address: entryAddress, depth, label, path: entryPath, of: `Key: ${meaning}`, part: 'key', node: key},
            ...itemStops(
              value,
              label,
              {address: [...entryAddress, 0], path: entryPath, depth: depth + 1},
              `Value: ${meaning}`,
            ),
          ];
        }),
        {...at, label, part: 'add', node},
      ];
    }
  }
}

function itemStops(value: InputNode, label: string, at: Place, of: string): Stop[] {
  const [first, ...others] = nodeStops(value, label, at);
  return first === undefined ? [] : [{...first, of}, ...others];
}

interface Place {
  readonly address: Address;
  readonly path: string;
  readonly depth: number;
}

import type {InputNode} from './node.ts';

/** Paths of the keys that stand in a map more than once: only one of them could be sent. */
export function duplicateKeys(nodes: readonly InputNode[], base = ''): readonly string[] {
  return nodes.flatMap(node => keysOf(node, base === '' ? node.field.name : `${base}.${node.field.name}`));
}

function keysOf(node: InputNode, path: string): readonly string[] {
  switch (node.type) {
    case 'leaf':
      return [];
    case 'group':
      return duplicateKeys(node.members, path);
    case 'list':
      return node.items.flatMap((item, index) => keysOf(item, `${path}[${index}]`));
    case 'map': {
      const keys = node.entries.map(({key}) => key.edit.text);
      const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
      const below = node.entries.flatMap(({key, value}) => keysOf(value, `${path}{${key.edit.text}}`));
      return [...twice.map(key => `${path}{${key}}`), ...below];
    }
  }
}

import {common, createLowlight} from 'lowlight';
import {type Syntax, type SyntaxKind, syntaxKinds} from '../../core/source/syntax.ts';

const lowlight = createLowlight(common);

type HighlightedNodes = ReturnType<typeof lowlight.highlight>['children'];

/** The parts of a text that have a meaning in its language. */
export function findSyntax(text: string, language: string): Syntax {
  const parts: number[] = [];
  let at = 0;
  const walk = (nodes: HighlightedNodes, around: number | undefined) => {
    for (const node of nodes) {
      if (node.type === 'element') walk(node.children, toKind(node.properties.className) ?? around);
      else if (node.type === 'text') {
        if (around !== undefined) parts.push(at, at + node.value.length, around);
        at += node.value.length;
      }
    }
  };
  walk(lowlight.highlight(language, text).children, undefined);
  return Uint32Array.from(parts);
}

/** The names of highlight.js, by what they are here. */
const kinds: Readonly<Record<string, SyntaxKind>> = {
  ...byName('keyword', ['keyword', 'built_in', 'operator', 'selector-tag', 'section', 'doctag']),
  ...byName('string', ['string', 'regexp', 'char', 'link', 'code', 'addition']),
  ...byName('number', ['number', 'literal', 'symbol', 'bullet']),
  ...byName('title', ['title', 'type', 'class', 'function', 'selector-class', 'selector-id', 'strong']),
  ...byName('comment', ['comment', 'quote', 'meta', 'deletion']),
  ...byName('name', ['attr', 'attribute', 'property', 'variable', 'template-variable', 'name', 'tag']),
};

function byName(kind: SyntaxKind, names: readonly string[]): Readonly<Record<string, SyntaxKind>> {
  return Object.fromEntries(names.map(name => [name, kind]));
}

function toKind(classes: unknown): number | undefined {
  const [first] = Array.isArray(classes) ? classes.map(String) : [];
  const kind = kinds[first?.replace(/^hljs-/u, '') ?? ''];
  return kind === undefined ? undefined : syntaxKinds.indexOf(kind);
}

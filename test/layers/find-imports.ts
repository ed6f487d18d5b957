import {type ESTree, parseSync, Visitor} from 'rolldown/utils';

/** What a module names in an import, an export from, `import()` or the type of one. */
export interface Import {
  /** As it is written, or `what it computes`. */
  readonly from: string;
  readonly line: number;
}

/** Every import of a module, types included, in the order of its text. */
export function findImports(file: string, code: string): Import[] {
  const {program, errors} = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`);
  const found: {source: ESTree.Expression; start: number}[] = [];
  const add = ({source, start}: {source: ESTree.Expression | null; start: number}) => {
    if (source !== null) found.push({source, start});
  };
  new Visitor({
    ImportDeclaration: add,
    ExportNamedDeclaration: add,
    ExportAllDeclaration: add,
    ImportExpression: add,
    TSImportType: add,
  }).visit(program);
  return found
    .sort((a, b) => a.start - b.start)
    .map(({source, start}) => ({from: readText(source), line: code.slice(0, start).split('\n').length}));
}

function readText(source: ESTree.Expression): string {
  if (source.type === 'Literal' && typeof source.value === 'string') return source.value;
  if (source.type === 'TemplateLiteral' && source.expressions.length === 0) return source.quasis[0]?.value.raw ?? '';
  return 'what it computes';
}

/** A documented member of a structure, as the SDK's type declarations write it. */
export interface Declaration {
  /** `Structure.Member`. */
  readonly key: string;
  /** The key, followed by `[]` for the item of a list, `{key}` or `{value}` for the part of a map that is no plain text. */
  readonly typeKey: string;
  /** Name of the member's type, or of that part of it. */
  readonly type: string;
  /** Text of the JSDoc comment above the member, without the leading asterisks. */
  readonly comment: string;
}

/**
 * Reads the members of all interfaces, error classes and unions of one declaration file, line by line.
 * The file must be formatted as the SDK's compiler does: one member a line, four spaces an indent.
 */
export function readDeclarations(source: string): readonly Declaration[] {
  const found: Declaration[] = [];
  let structure = '';
  let comment: string[] = [];
  for (const line of source.split('\n')) {
    const opened = line.match(/^export (?:declare )?(?:interface|class|namespace) (\w+)/);
    if (opened) structure = String(opened[1]);
    const text = line.match(/^\s+(?:\/\*)?\*(?!\/) ?(.*)$/);
    if (/^\s*\/\*\*/.test(line)) comment = [];
    if (text) comment.push(String(text[1]).replace(/\*\/$/, ''));
    const declaration = parseDeclaration(line, structure, comment.join('\n'));
    if (!declaration) continue;
    found.push(declaration);
    comment = [];
  }
  return found;
}

function parseDeclaration(line: string, structure: string, comment: string): Declaration | undefined {
  const unionMember = line.match(/^ {4}interface (\w+)Member \{/);
  if (unionMember) return {key: `${structure}.${unionMember[1]}`, typeKey: '', type: '', comment};
  const member = line.match(/^ {4}(?:readonly )?(\w+)\??: (.*?)(?: \| undefined)?;$/);
  if (!member) return undefined;
  const key = `${structure}.${member[1]}`;
  const declared = String(member[2]);
  const item = declared.match(/^(\w+)\[\]$/);
  if (item) return {key, typeKey: `${key}[]`, type: String(item[1]), comment};
  const [map, mapKey, value] = declared.match(/^(?:Partial<)?Record<(\w+), (\w+)/) ?? [];
  if (map && mapKey !== 'string') return {key, typeKey: `${key}{key}`, type: String(mapKey), comment};
  if (map) return {key, typeKey: `${key}{value}`, type: String(value), comment};
  return {key, typeKey: key, type: declared, comment};
}

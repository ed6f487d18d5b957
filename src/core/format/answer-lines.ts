import {formatJson} from './json.ts';

/**
 * An answer as the lines of a JSON text, nothing of it read as something else: a text that is itself JSON, such as a policy, is
 * told from an object by `text:` before it and laid out with its numbers as they were written; bytes are the text they stand for.
 */
export function formatAnswer(value: unknown): readonly string[] {
  return formatValue(value, '');
}

function formatValue(value: unknown, before: string): readonly string[] {
  if (value instanceof Uint8Array) return formatText(new TextDecoder().decode(value), before);
  if (typeof value === 'string') return formatText(value, before);
  if (Array.isArray(value))
    return enclose(
      value.map(item => formatValue(item, '')),
      before,
      ['[', ']'],
    );
  if (typeof value !== 'object' || value === null) return [`${before}${JSON.stringify(value) ?? 'null'}`];
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return enclose(
    members.map(([name, member]) => formatValue(member, `${JSON.stringify(name)}: `)),
    before,
    ['{', '}'],
  );
}

function formatText(text: string, before: string): readonly string[] {
  const [first, ...others] = (/^\s*[[{]/.test(text) ? formatJson(text) : undefined) ?? [];
  if (first === undefined) return [`${before}${JSON.stringify(text)}`];
  return [`${before}text: ${first}`, ...others];
}

function enclose(
  parts: readonly (readonly string[])[],
  before: string,
  [open, close]: readonly [string, string],
): readonly string[] {
  if (parts.length === 0) return [`${before}${open}${close}`];
  const lines = parts.flatMap((part, index) =>
    part.map((line, at) => `  ${line}${at === part.length - 1 && index < parts.length - 1 ? ',' : ''}`),
  );
  return [`${before}${open}`, ...lines, close];
}

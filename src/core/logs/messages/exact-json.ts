import {parseRecord} from '../../json.ts';

interface Source {
  readonly source?: string;
}
type Reviver = (name: string, value: unknown, context: Source) => unknown;

/** The language knows both since ES2026, its types do not yet. */
const json = JSON as unknown as {
  parse(text: string, reviver: Reviver): unknown;
  rawJSON?(text: string): unknown;
};

/** An object or list of a JSON text whose numbers print as they were written, too long ones, too; undefined when it is none. */
export function parseExact(text: string): Readonly<Record<string, unknown>> | undefined {
  // A reviver costs ten times as much.
  if (!/\d{16}/.test(text)) return parseRecord(text);
  try {
    const value = parseAsWritten(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Any value of a JSON text whose numbers print as they were written. Throws a SyntaxError for what is no JSON. */
export function parseAsWritten(text: string): unknown {
  return json.parse(text, (_, own, {source}) =>
    typeof own === 'number' && source !== undefined && String(own) !== source ? (json.rawJSON?.(source) ?? own) : own,
  );
}

import type {Item} from '../item.ts';

/** Stands where a value is missing. */
export const nothing = '–';

/**
 * Any member of an answer as one line: `–` when it is missing or empty, lists joined by commas, yes and no for
 * booleans, JSON for a structure where a plain value was expected. Never throws for JSON-like data.
 */
export function formatMember(value: unknown): string {
  if (isMissing(value)) return nothing;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(item => formatMember(item)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A state for a list: nothing where it is the usual one, which needs no word there. */
export function tellUnusual(state: string, usual: string): string {
  return state === usual ? '' : state;
}

/** True for a cell that says nothing: empty, or that there is nothing. */
export function isBlank(cell: string): boolean {
  const text = cell.trim();
  return text === '' || text === nothing;
}

/** True for what counts as not there: undefined, null, and empty texts and lists. */
export function isMissing(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The value when it is a text that is not empty. */
export function toOptionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value when it is a finite number. */
export function toOptionalNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The items of a list member without its gaps; none when the member is missing or is no list. */
export function toList<Value>(value: readonly Value[] | null | undefined): readonly NonNullable<Value>[] {
  if (!Array.isArray(value)) return [];
  return value.filter(item => item !== undefined && item !== null);
}

/** The same of a list of structures in an answer whose type is not known. */
export function toItems(value: unknown): readonly Item[] {
  return toList(value as readonly Item[] | undefined);
}

/** A structure in an answer whose type is not known; without members when it is missing or is none. */
export function toStructure(value: unknown): Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Item) : {};
}

/** The entries of a map member; none when the member is missing or is no map. */
export function toEntries<Value>(
  value: Readonly<Record<string, Value>> | null | undefined,
): readonly (readonly [string, Value])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value);
}

/** A number with its unit, e.g. `512 MB`; anything else as `formatMember` shows it. */
export function formatAmount(value: unknown, unit: string): string {
  return typeof value === 'number' ? `${value} ${unit}` : formatMember(value);
}

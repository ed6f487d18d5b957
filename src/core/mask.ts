import type {Field} from '../schema/index.ts';

/** What stands on screen instead of a secret; its length says nothing about the secret's. */
export const maskedText = '••••••••';

/**
 * Whether what a member holds is a secret: what the schema marks as sensitive, what lets whoever has it go on with an execution or
 * answer for what that waits for, and what a client tells of itself, which a function gets beside its payload.
 */
export function isSecret({sensitive, name}: Pick<Field, 'sensitive' | 'name'>): boolean {
  return sensitive || /^(CheckpointToken|CallbackId|ClientContext)$/.test(name);
}

/** The value with every secret masked. `fields` are the members the value has. */
export function maskSensitive(fields: readonly Field[], value: unknown): unknown {
  if (!isRecord(value)) return value;
  const byName = new Map(fields.map(field => [field.name, field]));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const field = byName.get(name);
      return [name, field === undefined ? member : maskValue(field, member)];
    }),
  );
}

/** A value of that field with everything sensitive in it masked, at any depth. */
export function maskValue(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return value;
  if (field.kind === 'map' && isRecord(value)) {
    const item = field.item();
    return mapValues(value, entry => (field.sensitive ? maskedText : maskValue(item, entry)));
  }
  // A ZipFile that is a text names a file: only what is in it is secret.
  if (field.name === 'ZipFile' && typeof value === 'string') return value;
  if (isSecret(field)) return maskedText;
  if (field.kind === 'list' && Array.isArray(value)) return value.map(entry => maskValue(field.item(), entry));
  return field.members().length > 0 ? maskSensitive(field.members(), value) : value;
}

function mapValues(value: Record<string, unknown>, change: (entry: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, change(entry)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value, or anything in it, is masked. */
export function holdsMasked(value: unknown): boolean {
  if (value === maskedText) return true;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  return Object.values(value).some(holdsMasked);
}

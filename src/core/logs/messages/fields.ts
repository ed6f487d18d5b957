/** Members by their names. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object, no list and no number that is kept as it was written. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('rawJSON' in value);
}

/** A value as it stands in a row: a text as it is, the rest as JSON. */
export function formatValue(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Fields as they stand in a row: `orderId=ORD-1 took="3 days"`. */
export function formatFields(fields: Fields): string {
  let text = '';
  for (const name in fields) text += `${text === '' ? '' : ' '}${name}=${quote(fields[name])}`;
  return text;
}

function quote(value: unknown): string {
  if (typeof value !== 'string') return formatValue(value);
  return value === '' || /[\s"=]/.test(value) ? JSON.stringify(value) : value;
}

import type {Field} from '../../schema/index.ts';
import {validateField} from '../../schema/validate.ts';

/**
 * True for a text that may have several lines: the service's model allows a line break in it, and it travels in the body, for
 * no path, query or header is made for one.
 */
export function mayHaveLines(field: Field): boolean {
  if (field.kind !== 'string' || field.values.length > 0 || field.binding.in !== 'body') return false;
  let known = found.get(field.key);
  if (known === undefined) {
    known = validateField(field, 'a\nb').every(({rule}) => rule !== 'pattern');
    found.set(field.key, known);
  }
  return known;
}

/** By the field's key: it is asked at every key that is typed. */
const found = new Map<string, boolean>();

import type {Item} from '../core/item.ts';
import type {Field} from '../schema/index.ts';

/** Whether an input names a file that is loaded before it is sent: in a `ZipFile` member, however deep it lies. */
export function namesFiles(fields: readonly Field[], members: Item): boolean {
  return fields.some(field => {
    const value = members[field.name];
    if (field.name === 'ZipFile') return typeof value === 'string';
    const isGroup = field.kind === 'structure' && typeof value === 'object' && value !== null;
    return isGroup && namesFiles(field.members(), value as Item);
  });
}

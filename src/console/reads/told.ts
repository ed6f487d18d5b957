import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Services} from '../services.ts';

/** What the service told of an item: the item as it is, or, of a row that was made of several, these. */
export function toTold({toTold: read}: Resource, item: Item): Item | readonly Item[] {
  return read?.(item) ?? item;
}

/** The same with all that may be a secret masked. */
export function maskItem({mask}: Pick<Services, 'mask'>, resource: Resource, item: Item): unknown {
  return resource.toTold === undefined
    ? mask(resource.list, item)
    : resource.toTold(item).map(one => mask(resource.list, one));
}

import {expect, it} from 'vitest';
import {findNearNames} from '../../../src/core/search/near-names.ts';

const names = ['orders-api', 'orders-worker', 'a-orders-api', 'payments-worker', 'thumbnailer', 'image-resizer'];

it.each<[string, readonly string[]]>([
  ['oders-api', ['orders-api', 'a-orders-api']],
  ['Orders-API', ['orders-api', 'a-orders-api']],
  ['payment-worker', ['payments-worker', 'orders-worker']],
  ['thumnailer', ['thumbnailer']],
  ['zzz', []],
])('names like %s', (name, near) => {
  expect(findNearNames(name, names, 2)).toEqual(near);
});

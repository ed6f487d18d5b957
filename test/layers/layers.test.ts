import {globSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {layers} from '../../layers.config.ts';
import {checkLayers} from './check-layers.ts';

test('the sources keep to layers.config.ts', () => {
  const files = globSync('src/**/*.{ts,mjs}').sort();
  expect(checkLayers(new Map(files.map(file => [file, readFileSync(file, 'utf8')])), layers)).toEqual([]);
});

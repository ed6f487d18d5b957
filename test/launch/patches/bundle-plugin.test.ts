import {rolldown} from 'rolldown';
import {expect, test} from 'vitest';
import {patchPackages} from '../../../src/launch/patches/bundle-plugin.ts';

test('the build fails when a patched package is no longer in the bundle', async () => {
  await expect(build('/entry.js', 'export {}')).rejects.toThrow(/no longer in the bundle: .*string-width\/index\.js/);
});

test('the build fails when a patched package no longer contains what is replaced', async () => {
  const module = '/node_modules/string-width/index.js';
  await expect(build(module, 'export const width = 1;')).rejects.toThrow(/string-width\/index\.js no longer contains/);
});

/** Bundles a single made-up module. */
async function build(id: string, code: string): Promise<void> {
  const only = {name: 'only', resolveId: () => id, load: () => code};
  const bundle = await rolldown({input: id, plugins: [only, patchPackages()], logLevel: 'silent'});
  await bundle.generate();
}

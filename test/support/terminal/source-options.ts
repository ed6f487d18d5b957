/** Options with which Node runs a source that draws: with the packages as they are in the bundle. */
export const sourceOptions: readonly string[] = [
  '--import',
  'tsx',
  '--import',
  new URL('../../../src/launch/patches/node-hook.ts', import.meta.url).href,
];

import type {Plugin} from 'rolldown';

/** One textual change to a dependency's module. */
interface Patch {
  /** End of the module's path. */
  readonly module: string;
  readonly find: string | RegExp;
  readonly replace: string | ((...matched: string[]) => string);
}

/**
 * What stands between Node and the first frame in the packages we draw with, and what replaces it in the bundle.
 * Behaviour stays the same; only when and how things are loaded changes. Figures: a 2-core machine, Node 24.
 */
const patches: readonly Patch[] = [
  // Yoga fetches its own WebAssembly from a data: URL, which loads Node's whole HTTP client and takes a top-level await,
  // which CommonJS does not have. The bytes are in the module: instantiate them directly.
  {
    module: 'yoga-layout/dist/src/index.js',
    find: "import loadYoga from '../binaries/yoga-wasm-base64-esm.js';",
    replace: "import loadYoga, {instantiateWasm} from '../binaries/yoga-wasm-base64-esm.js';",
  },
  {module: 'yoga-layout/dist/src/index.js', find: 'await loadYoga()', replace: 'loadYoga({instantiateWasm})'},
  {
    module: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
    find: 'return loadYoga.ready',
    replace: 'return loadYoga',
  },
  {module: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js', find: 'import.meta.url', replace: '""'},
  {
    module: 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js',
    find: /H="data:application\/octet-stream;base64,([\w+/=]+)"([\s\S]*)$/,
    replace: (_, bytes, rest) => `H=""${rest}
export function instantiateWasm(imports, receive) {
  const wasm = new WebAssembly.Module(Buffer.from("${bytes}", "base64"));
  const instance = new WebAssembly.Instance(wasm, imports);
  receive(instance);
  return instance.exports;
}
`,
  },
  // Ink looks for React's developer tools, with two more top-level awaits.
  {module: 'ink/build/reconciler.js', find: /if \(process\.env\['DEV'\] === 'true'\) \{[\s\S]*?\n\}\n/g, replace: ''},
];

/** Applies the patches, and fails the build when a dependency no longer contains what a patch expects. */
export function startUpPatches(): Plugin {
  const waiting = new Set(patches);
  return {
    name: 'start-up-patches',
    transform: {
      filter: {id: /\/node_modules\//},
      handler(code, id) {
        let patched = code;
        for (const patch of patches.filter(({module}) => id.endsWith(`/${module}`))) {
          patched = apply(patch, patched);
          waiting.delete(patch);
        }
        return patched === code ? undefined : patched;
      },
    },
    buildEnd(error) {
      if (error || waiting.size === 0) return;
      throw new Error(`These patched modules are no longer in the bundle: ${[...waiting].map(patch => patch.module)}`);
    },
  };
}

function apply({module, find, replace}: Patch, code: string): string {
  const patched = code.replace(find, replace as string);
  if (patched === code) throw new Error(`${module} no longer contains ${find}: adapt the patch or drop it`);
  return patched;
}

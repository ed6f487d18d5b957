import {chmodSync, cpSync, existsSync, globSync, rmSync} from 'node:fs';
import {defineConfig, type Plugin} from 'rolldown';
import {patchPackages} from './src/launch/patches/bundle-plugin.ts';
import {loadModulesLate} from './src/launch/patches/late-modules.ts';

/** CommonJS, because Node starts it faster than ES modules; whatever `import()` names becomes a chunk loaded later. */
export default defineConfig({
  input: {
    main: 'src/main.ts',
    'own-sandbox': 'src/own-sandbox.ts',
    'text-worker': 'src/program/text-work/text-worker.ts',
  },
  platform: 'node',
  logLevel: 'warn',
  checks: {moduleLevelDirective: false},
  // ES modules lose what is not used, and jsonc-parser's other form hides its imports from the bundler.
  resolve: {mainFields: ['module', 'main']},
  transform: {define: {'process.env.NODE_ENV': '"production"'}},
  plugins: [removeOldFiles(), patchPackages(), loadModulesLate(), copyPlainFiles()],
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    // Half the text to read takes a tenth of the start. `node --enable-source-maps dist/lambdeck.cjs` names lines again.
    minify: true,
    sourcemap: true,
  },
});

/** What an earlier build wrote; what was packed of it stays until it is packed anew. */
function removeOldFiles(): Plugin {
  return {
    name: 'remove-old-files',
    buildStart() {
      for (const path of globSync('dist/{*.cjs,*.map,bootstrap}')) rmSync(path, {recursive: true});
    },
  };
}

/** The launcher, and the files that the sandbox's child processes run, are shipped as they are. */
function copyPlainFiles(): Plugin {
  return {
    name: 'copy-plain-files',
    writeBundle({dir = 'dist'}) {
      cpSync('src/launch/lambdeck.cjs', `${dir}/lambdeck.cjs`);
      chmodSync(`${dir}/lambdeck.cjs`, 0o755);
      const bootstraps = 'src/sandbox/runtime/bootstrap';
      if (existsSync(bootstraps)) cpSync(bootstraps, `${dir}/bootstrap`, {recursive: true});
    },
  };
}

import module from 'node:module';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';

/**
 * Lets ES modules import the packages of layers, as Lambda's own runtimes do since Node.js 18: by itself Node.js looks
 * into NODE_PATH for `require` only. Before Node.js 22.15, which brought these hooks, they are not found.
 */
export function findPackagesOfLayers(paths) {
  const folders = paths.split(':').filter(path => path.endsWith('/node_modules'));
  if (folders.length === 0 || !module.registerHooks) return;
  // A file beside the folder finds the packages in it.
  const besides = folders.map(folder => pathToFileURL(join(dirname(folder), 'index.mjs')).href);
  module.registerHooks({resolve: (specifier, context, next) => resolve(specifier, context, next, besides)});
}

function resolve(specifier, context, next, besides) {
  try {
    return next(specifier, context);
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !/^[@\w]/.test(specifier)) throw error;
    for (const parentURL of besides) {
      try {
        return next(specifier, {...context, parentURL});
      } catch {
        // The next layer may have it.
      }
    }
    throw error;
  }
}

import {statSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {createRuntimeError} from './errors.mjs';
import {isStreaming} from './streaming.mjs';
import {nodeVersion} from './version.mjs';

const callbackLimit = 24;

/**
 * Loads what a handler name like `src/index.handler` means: a file below the code folder, or failing that a module
 * (of a layer, say), and a function in it. Throws errors named as the service names them.
 */
export async function loadHandler(root, name) {
  if (name.includes('..')) {
    const text = `'${name}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`;
    throw createRuntimeError('Runtime.MalformedHandlerName', text);
  }
  const [, folder, file, exported] = /^(.*\/)?([^./]*)\.(.+)$/.exec(name) ?? [];
  if (!file) throw createRuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const module = await importModule(root, folder ?? '', file);
  const run = find(module, exported) ?? find(module.default, exported);
  if (!run) throw createRuntimeError('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  if (typeof run !== 'function') throw createRuntimeError('Runtime.HandlerNotFound', `${name} is not a function`);
  refuseCallback(run);
  return {run, isStreaming: isStreaming(run)};
}

async function importModule(root, folder, name) {
  try {
    for (const extension of ['', '.js', '.mjs', '.cjs']) {
      const path = join(root, folder, name + extension);
      if (statSync(path, {throwIfNoEntry: false})?.isFile()) return await import(pathToFileURL(path).href);
    }
    // The name that the runtime has on Lambda: what is not found says who looked for it.
    const require = createRequire(join(dirname(import.meta.dirname), 'index.mjs'));
    return require(require.resolve(name, {paths: [root, join(root, folder)]}));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw createRuntimeError('Runtime.UserCodeSyntaxError', String(error), {stack: error.stack});
    }
    if (error?.code === 'MODULE_NOT_FOUND') throw createRuntimeError('Runtime.ImportModuleError', String(error));
    throw error;
  }
}

function find(module, path) {
  return path.split('.').reduce((at, key) => (Object(at) === at ? at[key] : undefined), module);
}

/** From Node.js 24 on Lambda runs no handlers with a callback. */
function refuseCallback(run) {
  if (run.length < 3 || isStreaming(run) || nodeVersion < callbackLimit) return;
  throw createRuntimeError(
    'Runtime.CallbackHandlerDeprecated',
    `ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js ${callbackLimit}. ` +
      `You need to modify this function to use a supported handler signature to use Node.js ${callbackLimit} or later. ` +
      'For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
  );
}

import module, {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';

const hint =
  'The sandbox has no such client of the AWS SDK. Put it into the zip or a layer, install it with npm beside lambdeck, or ' +
  'start the sandbox with --node-sdk DIR, where DIR has it in node_modules.';

/**
 * Lets code import the clients of the AWS SDK that the runtime has, after its own and those of layers: those in `folder`, a
 * node_modules, which may be undefined. What is not found says how to add it. Before Node.js 22.15 they are not found.
 */
export function findSdk(folder) {
  if (!module.registerHooks) return;
  // A file beside the folder finds the packages in it.
  const beside = folder && pathToFileURL(join(dirname(folder), 'index.mjs')).href;
  let isLooking = false;
  const look = (specifier, context, next) => {
    if (!beside || isLooking) return undefined;
    isLooking = true;
    try {
      if (!context.conditions.includes('require')) return next(specifier, {...context, parentURL: beside});
      // `require` goes by the module that calls it, whatever the context says.
      const path = createRequire(beside).resolve(specifier);
      return {url: pathToFileURL(path).href, shortCircuit: true};
    } catch {
      return undefined;
    } finally {
      isLooking = false;
    }
  };
  module.registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!/^@(aws-sdk|smithy)\//.test(specifier) || !/MODULE_NOT_FOUND$/.test(error?.code)) throw error;
        const found = look(specifier, context, next);
        if (found) return found;
        throw isLooking ? error : addHint(error);
      }
    },
  });
}

function addHint(error) {
  const {message, stack} = error;
  error.message = `${message}\n${hint}`;
  error.stack = stack.replace(message, () => error.message);
  return error;
}

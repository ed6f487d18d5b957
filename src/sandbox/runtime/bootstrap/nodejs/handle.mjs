import {nodeVersion} from './version.mjs';

/** Runs a handler, and gives what it returns or calls back with. */
export async function runHandler(run, event, context) {
  return hasCallbacks ? runWithCallback(run, event, context) : run(event, context);
}

/**
 * Runs a handler in either style: it returns a promise, or calls back (also through context.done, succeed and fail).
 * A callback's result waits until the event loop is empty unless `callbackWaitsForEmptyEventLoop` is false; a loop
 * that runs empty before any result gives null.
 */
async function runWithCallback(run, event, context) {
  const {promise, resolve, reject} = Promise.withResolvers();
  const settle = (error, result) => (error === null || error === undefined ? resolve(result) : reject(error));
  let onEmpty = () => resolve(null);
  const callBack = (error, result) => {
    if (context.callbackWaitsForEmptyEventLoop) onEmpty = () => settle(error, result);
    else settle(error, result);
  };
  const whenEmpty = () => onEmpty();
  const callbacks = {done: callBack, succeed: result => callBack(null, result), fail: callBack};
  Object.assign(context, {callbackWaitsForEmptyEventLoop: true, ...callbacks});
  process.once('beforeExit', whenEmpty);
  try {
    const returned = run(event, context, callBack);
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
    return await promise;
  } finally {
    process.off('beforeExit', whenEmpty);
  }
}

/** From Node.js 24 on Lambda's runtime knows of no callbacks: neither of a third argument nor of those in the context. */
const hasCallbacks = nodeVersion < 24;

/**
 * Runs a handler in either style: it returns a promise, or calls back (also through context.done, succeed and fail).
 * A callback's result waits until the event loop is empty unless `callbackWaitsForEmptyEventLoop` is false; a loop
 * that runs empty before any result gives null, where Lambda's runtime does so (before Node.js 24).
 */
export async function runHandler(run, event, context) {
  const {promise, resolve, reject} = Promise.withResolvers();
  const settle = (error, result) => (error === null || error === undefined ? resolve(result) : reject(error));
  let onEmpty = () => resolve(null);
  const callBack = (error, result) => {
    if (context.callbackWaitsForEmptyEventLoop) onEmpty = () => settle(error, result);
    else settle(error, result);
  };
  const whenEmpty = () => onEmpty();
  Object.assign(context, {done: callBack, succeed: result => callBack(null, result), fail: callBack});
  if (hasCallbacks) process.once('beforeExit', whenEmpty);
  try {
    const returned = run(event, context, callBack);
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
    else if (!hasCallbacks) resolve(returned);
    return await promise;
  } finally {
    process.off('beforeExit', whenEmpty);
  }
}

const hasCallbacks = Number(/nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV)?.[1]) < 24;

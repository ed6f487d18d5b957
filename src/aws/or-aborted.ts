/** The promise's outcome, or the signal's reason as soon as it is aborted: not everything awaited can be stopped. */
export function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    // What was begun all the same may fail later, and then nobody waits for it.
    promise.catch(() => undefined);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, {once: true});
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

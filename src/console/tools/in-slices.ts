/** Milliseconds of work after which keys get a turn. */
const sliceLength = 8;

/** Carries out work that yields, letting keys in between; undefined when it is not wanted any more. */
export async function inSlices<Result>(
  steps: Generator<undefined, Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  for (;;) {
    const began = performance.now();
    while (performance.now() - began < sliceLength) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
    await new Promise<void>(resolve => setImmediate(resolve));
    if (!isWanted()) return undefined;
  }
}

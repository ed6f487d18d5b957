interface SdkClient {
  readonly middlewareStack: {
    add(middleware: (next: Next) => Next, options: {step: 'initialize'; name: string}): void;
  };
}

type Next = (given: never) => Promise<{output: object}>;

const leftOut = new WeakMap<object, number>();

/**
 * Makes a client leave nulls out of the lists it reads, at any depth: a list of things has none by the service's model,
 * and the SDK passes them on.
 */
export function leaveOutNulls(client: object): void {
  (client as SdkClient).middlewareStack.add(
    next => async given => {
      const result = await next(given);
      leftOut.set(result.output, removeNulls(result.output));
      return result;
    },
    {step: 'initialize', name: 'leaveOutNulls'},
  );
}

/** How many nulls were left out of an answer as the SDK gave it. */
export function countLeftOut(answer: object): number {
  return leftOut.get(answer) ?? 0;
}

/** For the plain data that was made of an answer. */
export function keepLeftOut<Answer>(answer: Answer, from: object): Answer {
  if (typeof answer === 'object' && answer !== null) leftOut.set(answer, countLeftOut(from));
  return answer;
}

function removeNulls(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let removed = 0;
  if (Array.isArray(value)) {
    let kept = 0;
    for (const item of value) {
      if (item === null) continue;
      removed += removeNulls(item);
      value[kept++] = item;
    }
    removed += value.length - kept;
    value.length = kept;
  } else if (Object.getPrototypeOf(value) === Object.prototype) {
    // Nothing is made of it: every answer goes through here, however long it is.
    for (const member in value) removed += removeNulls((value as Record<string, unknown>)[member]);
  }
  return removed;
}

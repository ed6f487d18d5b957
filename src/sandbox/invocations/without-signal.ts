import type {Context} from '../context/context.ts';

/** A context for work that goes on when its client hangs up, as a function does that has once been invoked. */
export function withoutSignal(context: Context): Context {
  return {...context, signal: new AbortController().signal};
}

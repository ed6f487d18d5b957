import type {At, DialogBinding} from '../tools/parts.ts';
import type {SourceState} from './states.ts';

/** Where a key of the source view is pressed. */
export type AtSource = At<SourceState>;

/** A binding of the source view. */
export type SourceBinding = DialogBinding<SourceState>;

/** A binding; one without a hint is told in the help alone. */
export function bind(
  name: string,
  title: string,
  keys: readonly string[],
  hint: string | undefined,
  run: (at: AtSource) => void,
): SourceBinding {
  return {name, title, keys, ...(hint !== undefined && {hint}), run};
}

/** Bindings that work in one of the modes. */
export function inMode(mode: string, bindings: readonly SourceBinding[]): readonly SourceBinding[] {
  return bindings.map(own => ({...own, modes: [mode]}));
}

/** The binding where nothing speaks against it, which `why` tells. */
export function unlessSo(own: SourceBinding, why: (state: SourceState) => string | undefined): SourceBinding {
  return {...own, unavailable: ({state}) => why(state)};
}

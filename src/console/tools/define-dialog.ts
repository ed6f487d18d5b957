import type {DialogName} from './dialog-name.ts';
import type {DialogBinding, DialogKind} from './parts.ts';

/** Declares what a kind of dialog does. */
export function defineDialog<Name extends string, State>(
  {name}: DialogName<Name, State>,
  kind: Omit<DialogKind<Name, NoInfer<State>>, 'name' | 'state'>,
): DialogKind<Name, State> {
  return {...kind, name};
}

/** The mode a dialog is in. */
export function modeOf({mode, modes}: DialogKind<string, unknown>, state: unknown): string {
  return mode?.(state) ?? Object.keys(modes)[0] ?? '';
}

/** The bindings that work in a mode of a dialog. */
export function bindingsIn({bindings}: DialogKind<string, unknown>, mode: string): readonly DialogBinding<unknown>[] {
  return bindings.filter(({modes}) => modes?.includes(mode) ?? true);
}

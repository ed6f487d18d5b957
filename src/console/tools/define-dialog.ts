import type {DialogName} from './dialog-name.ts';
import type {DialogBinding, DialogKind} from './parts.ts';
import {helpBinding, typedHelpBinding} from './usual-bindings.ts';

type Declaration<State> = Omit<DialogKind<string, State>, 'name' | 'state'>;

/** Declares what a kind of dialog does. In each of its modes a key tells all the others, whether it says so or not. */
export function defineDialog<Name extends string, State>(
  {name}: DialogName<Name, State>,
  kind: Declaration<NoInfer<State>>,
): DialogKind<Name, State> {
  return {...kind, name, bindings: [...kind.bindings, ...buildHelp(kind)]};
}

/** Help for the modes that do not have it: by its own key, and by Alt with that where it is typed. */
function buildHelp<State>({modes, bindings}: Declaration<State>): readonly DialogBinding<unknown>[] {
  const [help] = helpBinding.keys;
  const without = Object.entries(modes).filter(
    ([mode]) => !bindings.some(({keys, modes: own = [mode]}) => own.includes(mode) && keys.includes(help ?? '')),
  );
  const typed = without.filter(([, {types}]) => types !== undefined).map(([mode]) => mode);
  const others = without.map(([mode]) => mode).filter(mode => !typed.includes(mode));
  return [
    ...(others.length > 0 ? [{...helpBinding, modes: others}] : []),
    ...(typed.length > 0 ? [{...typedHelpBinding, modes: typed}] : []),
  ];
}

/** The mode a dialog is in. */
export function modeOf({mode, modes}: DialogKind<string, unknown>, state: unknown): string {
  return mode?.(state) ?? Object.keys(modes)[0] ?? '';
}

/** The bindings that work in a mode of a dialog. */
export function bindingsIn({bindings}: DialogKind<string, unknown>, mode: string): readonly DialogBinding<unknown>[] {
  return bindings.filter(({modes}) => modes?.includes(mode) ?? true);
}

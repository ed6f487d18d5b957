import type {DialogBinding} from './parts.ts';

/** The keys that end the typing of a dialog's filter, in its mode `typing`. */
export function filterBindings<State>({
  keep,
  clear,
}: {
  keep(state: State): State;
  clear(state: State): State;
}): readonly DialogBinding<State>[] {
  const modes = ['typing'];
  return [
    {
      name: 'filter-keep',
      title: 'Keep the filter',
      keys: ['enter'],
      modes,
      hint: 'keep',
      run: at => at.dialog.update(keep),
    },
    {name: 'filter-clear', title: 'Clear it', keys: ['esc'], modes, hint: 'clear', run: at => at.dialog.update(clear)},
  ];
}

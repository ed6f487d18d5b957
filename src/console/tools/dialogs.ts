import type {OpenDialog} from '../session/open-dialog.ts';
import type {SessionStore} from '../session/store.ts';
import type {Dialog} from './dialog.ts';
import type {DialogName} from './dialog-name.ts';

/** The dialogs that are open, one over the other. */
export interface Dialogs {
  /** Opens a dialog over all others. */
  open<State>(kind: DialogName<string, State>, state: State): Dialog<State>;
  /** Opens a dialog in place of the one on top. */
  replace<State>(kind: DialogName<string, State>, state: State): Dialog<State>;
  /** The one on top. */
  top(): OpenDialog | undefined;
  /** The dialog as those who work for it know it. */
  of(open: OpenDialog): Dialog<unknown>;
  /** The uppermost of a kind, whatever lies over it. */
  find<State>(kind: DialogName<string, State>): Dialog<State> | undefined;
  /** Puts one that is open over all others. */
  raise(open: OpenDialog): void;
  /** Closes the one on top. */
  close(): void;
}

interface Known {
  readonly dialog: Dialog<unknown>;
  readonly ending: AbortController;
}

/** Makes the dialogs of a session; when `signal` is aborted, all of theirs are. */
export function createDialogs(store: SessionStore, signal: AbortSignal): Dialogs {
  const known = new Map<number, Known>();
  let last = 0;
  const all = () => store.getState().dialogs;
  const change = (dialogs: readonly OpenDialog[]) => {
    store.dispatch({type: 'dialogs', dialogs});
    for (const [id, {ending}] of known) {
      if (dialogs.some(dialog => dialog.id === id)) continue;
      known.delete(id);
      ending.abort();
    }
  };
  const open = <State>({name}: DialogName<string, State>, state: State, under: readonly OpenDialog[]) => {
    last += 1;
    const ending = new AbortController();
    const dialog = createDialog({id: last, state, all, change, signal: AbortSignal.any([signal, ending.signal])});
    // Whoever finds it does so by its kind, which is that of its state.
    known.set(last, {dialog: dialog as Dialog<unknown>, ending});
    change([...under, {id: last, name, state}]);
    return dialog;
  };
  const of = ({id}: OpenDialog) => {
    const found = known.get(id)?.dialog;
    if (found === undefined) throw new Error('Every open dialog was opened here');
    return found;
  };
  return {
    open: (kind, state) => open(kind, state, all()),
    replace: (kind, state) => open(kind, state, all().slice(0, -1)),
    top: () => all().at(-1),
    of,
    find: <State>({name}: DialogName<string, State>) => {
      const found = all().findLast(dialog => dialog.name === name);
      return found === undefined ? undefined : (of(found) as Dialog<State>);
    },
    raise: ({id}) => change(all().toSorted((one, other) => Number(one.id === id) - Number(other.id === id))),
    close: () => change(all().slice(0, -1)),
  };
}

interface DialogInput<State> {
  readonly id: number;
  readonly state: State;
  readonly signal: AbortSignal;
  all(): readonly OpenDialog[];
  change(dialogs: readonly OpenDialog[]): void;
}

function createDialog<State>({id, state: first, signal, all, change}: DialogInput<State>): Dialog<State> {
  let state = first;
  const isOpen = () => all().some(dialog => dialog.id === id);
  return {
    id,
    signal,
    isOpen,
    isOnTop: () => all().at(-1)?.id === id,
    state: () => state,
    update: alter => {
      const next = alter(state);
      if (next === state || !isOpen()) return;
      state = next;
      change(all().map(dialog => (dialog.id === id ? {...dialog, state} : dialog)));
    },
    close: () => change(all().filter(dialog => dialog.id !== id)),
  };
}

import type {Dialog} from './dialog.ts';

/** Milliseconds without a press after which a key is pressed anew and not held: longer than keyboards wait before they repeat. */
const pause = 1000;

/** What a dialog has while it rests. */
export type Rest = symbol;

/** What does something that is not to be done again by a key that is held: not before nobody has pressed it for a second. */
export function rest<State extends {readonly rest: Rest | undefined}>(dialog: Dialog<State>): void {
  const own = Symbol('rest');
  dialog.update(state => ({...state, rest: own}));
  setTimeout(() => dialog.update(state => (state.rest === own ? {...state, rest: undefined} : state)), pause);
}

import type {Dialog} from './dialog.ts';

/** Milliseconds without a press after which what a key sent may be sent again by it. */
const afterSending = 1000;

/** Milliseconds without a press after which a key is pressed anew and not held: longer than keyboards wait before they repeat. */
const afterOpening = 650;

/** Milliseconds in which what was pressed while the console was busy is taken before the rest is over. */
const late = 50;

/** What a dialog has while it rests. */
export type Rest = symbol;

/** A dialog that rests, or a part of one. */
type Resting<State> = Pick<Dialog<State>, 'update'>;

interface Restful {
  readonly rest: Rest | undefined;
}

/** What does something that is not to be done again by a key that is held: not before nobody has pressed it for a second. */
export function rest<State extends Restful>(dialog: Resting<State>): void {
  restFor(dialog, afterSending);
}

/** What asks something that the key which brought it up would answer: not before that was let go, so that it can be read. */
export function restUnread<State extends Restful>(dialog: Resting<State>): void {
  restFor(dialog, afterOpening);
}

function restFor<State extends Restful>(dialog: Resting<State>, pause: number): void {
  const own = Symbol('rest');
  const end = () => dialog.update(state => (state.rest === own ? {...state, rest: undefined} : state));
  dialog.update(state => ({...state, rest: own}));
  setTimeout(() => setTimeout(end, late), pause);
}

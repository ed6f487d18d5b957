import {endOf, isSamePlace, replaceBetween, type TextDocument, type TextPlace, textBetween} from './document.ts';

/** One replacement in a document, enough to take it back and to do it again. */
interface Step {
  readonly from: TextPlace;
  readonly removed: string;
  readonly inserted: string;
  /** Where the cursor stood before. */
  readonly before: TextPlace;
}

/** A document that remembers what was done to it. */
export interface Recorded {
  readonly document: TextDocument;
  readonly cursor: TextPlace;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
  /** What the last step was: the next of the same kind and place joins it, so that undo takes back a word at once. */
  readonly joins: Joining | undefined;
}

/** Kinds of steps that join: characters typed one after the other, or deleted so. */
export type Joining = 'typing' | 'deleting';

/** Steps that can be taken back, and the characters they may hold together. */
const limits = {steps: 1000, characters: 64 << 20};

/** The document with the text between two places replaced and the cursor after it. */
export function record(
  {document, cursor, done, joins}: Recorded,
  {from, to, text, kind}: {from: TextPlace; to: TextPlace; text: string; kind: Joining | undefined},
): Recorded {
  const step: Step = {from, removed: textBetween(document, from, to), inserted: text, before: cursor};
  const last = done.at(-1);
  const joined = last === undefined || kind === undefined || kind !== joins ? undefined : joinSteps(last, step);
  return {
    document: replaceBetween(document, from, to, text),
    cursor: endOf(from, text),
    done: joined === undefined ? withinLimits([...done, step]) : [...done.slice(0, -1), joined],
    undone: [],
    joins: kind,
  };
}

/** The document as it was before the last step; the same when there is none. */
export function undo(recorded: Recorded): Recorded {
  const {document, done, undone} = recorded;
  const step = done.at(-1);
  if (step === undefined) return recorded;
  const {from, inserted, removed, before} = step;
  return {
    document: replaceBetween(document, from, endOf(from, inserted), removed),
    cursor: before,
    done: done.slice(0, -1),
    undone: [...undone, step],
    joins: undefined,
  };
}

/** The document with the step taken back last done again; the same when there is none. */
export function redo(recorded: Recorded): Recorded {
  const {document, done, undone} = recorded;
  const step = undone.at(-1);
  if (step === undefined) return recorded;
  const {from, inserted, removed} = step;
  return {
    document: replaceBetween(document, from, endOf(from, removed), inserted),
    cursor: endOf(from, inserted),
    done: [...done, step],
    undone: undone.slice(0, -1),
    joins: undefined,
  };
}

/** Two steps as one: typing that goes on where it ended, until the next word, or a deletion that goes on. */
function joinSteps(last: Step, next: Step): Step | undefined {
  const {before} = last;
  if (next.removed === '' && last.removed === '') {
    const goesOn = isSamePlace(endOf(last.from, last.inserted), next.from);
    const isNextWord = /\s$/.test(last.inserted) && !/^\s/.test(next.inserted);
    return goesOn && !isNextWord ? {...last, inserted: last.inserted + next.inserted} : undefined;
  }
  if (next.inserted !== '' || last.inserted !== '') return undefined;
  if (isSamePlace(endOf(next.from, next.removed), last.from)) {
    return {from: next.from, removed: next.removed + last.removed, inserted: '', before};
  }
  return isSamePlace(next.from, last.from) ? {...last, removed: last.removed + next.removed} : undefined;
}

function withinLimits(steps: readonly Step[]): readonly Step[] {
  let characters = 0;
  let first = steps.length;
  while (first > 0 && steps.length - first < limits.steps) {
    const step = steps[first - 1];
    characters += (step?.removed.length ?? 0) + (step?.inserted.length ?? 0);
    // The last step can always be taken back, whatever it holds.
    if (characters > limits.characters && first < steps.length) break;
    first -= 1;
  }
  return first === 0 ? steps : steps.slice(first);
}

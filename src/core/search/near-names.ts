import {foldText} from './haystack.ts';

/** The names most like one that is not among them, the most alike first: by the pairs of letters that they share. */
export function findNearNames(name: string, names: readonly string[], count: number): readonly string[] {
  const wanted = pairsOf(name);
  return names
    .map(other => ({other, likeness: compare(wanted, pairsOf(other))}))
    .filter(({likeness}) => likeness >= floor)
    .toSorted((one, another) => another.likeness - one.likeness)
    .slice(0, count)
    .map(({other}) => other);
}

/** Below this, two names have no more in common than any two. */
const floor = 0.4;

function compare(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter(pair => other.has(pair)).length;
  return (2 * shared) / Math.max(1, one.size + other.size);
}

function pairsOf(name: string): ReadonlySet<string> {
  const text = ` ${foldText(name)} `;
  return new Set(Array.from({length: text.length - 1}, (_, at) => text.slice(at, at + 2)));
}

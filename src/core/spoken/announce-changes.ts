import type {SpokenLine} from './spoken-lines.ts';

/**
 * What is to be said of a screen after the one before: all of it where it is another one, else the lines that changed and
 * the one that the cursor came to.
 */
export function announceChanges(before: readonly SpokenLine[], after: readonly SpokenLine[]): readonly string[] {
  const known = new Map(before.map(line => [line.text, line]));
  const changed = after.filter(({text, isSelected}) => {
    const old = known.get(text);
    return old === undefined || (isSelected && !old.isSelected);
  });
  if (changed.length * 2 <= after.length) return changed.map(({text}) => text);
  return after.map(({text, isSelected}) => (isSelected ? `selected: ${text}` : text));
}

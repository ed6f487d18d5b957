import {findNearNames} from '../search/near-names.ts';

/** What is wrong with a part of the settings; the rest of them counts. */
export interface WrongSetting {
  /** The names and places that lead to it from the top. */
  readonly path: readonly (string | number)[];
  /** What it is and what would be right, a sentence without its end. */
  readonly what: string;
}

/** What may be meant by a name that there is not: the nearest, or otherwise all there are. */
export function offerNames(
  name: string,
  names: readonly string[],
  otherwise = `there are ${names.join(', ')}`,
): string {
  const [near] = findNearNames(name, names, 1);
  return near === undefined ? otherwise : `"${near}" may be meant`;
}

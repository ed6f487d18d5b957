import {findNearNames} from '../search/near-names.ts';

/** What is wrong with a part of the settings; the rest of them counts. */
export interface WrongSetting {
  /** The names and places that lead to it from the top. */
  readonly path: readonly (string | number)[];
  /** What it is and what would be right, a sentence without its end. */
  readonly what: string;
}

/** What may be meant by a name that there is not: the nearest, or all there are where none is near. */
export function offerNames(name: string, names: readonly string[]): string {
  const [near] = findNearNames(name, names, 1);
  return near === undefined ? `there are ${names.join(', ')}` : `"${near}" may be meant`;
}

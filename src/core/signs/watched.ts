import {parseIsoTime} from '../format/age.ts';
import {toOptionalNumber, toOptionalText} from '../format/members.ts';
import type {Item} from '../item.ts';

/** A function that a board looks at. */
export interface Watched {
  readonly functionName: string;
  readonly functionArn: string;
  /** Seconds; undefined when the list does not tell. */
  readonly timeout: number | undefined;
  /** When it was changed last, in milliseconds since 1970. */
  readonly modified?: number;
}

/** The functions a board looks at: when there are more than it may, those that were changed last, for changes break things. */
export function pickWatched(items: readonly Item[], limit: number): readonly Watched[] {
  const chosen = items.length <= limit ? items : items.toSorted(byChange).slice(0, limit);
  return chosen.flatMap(item => toWatched(item) ?? []);
}

/** A function of a list as one that is looked at; undefined when the list does not tell which it is. */
export function toWatched(item: Item): Watched | undefined {
  const functionName = toOptionalText(item['FunctionName']);
  const functionArn = toOptionalText(item['FunctionArn']);
  const modified = parseIsoTime(item['LastModified']);
  if (functionName === undefined || functionArn === undefined) return undefined;
  const timeout = toOptionalNumber(item['Timeout']);
  return {functionName, functionArn, timeout, ...(modified !== undefined && {modified})};
}

/** ISO times of one zone sort as texts. */
function byChange(a: Item, b: Item): number {
  const [one, other] = [String(a['LastModified']), String(b['LastModified'])];
  if (one === other) return 0;
  return one > other ? -1 : 1;
}

import {toOptionalNumber, toOptionalText} from '../format/members.ts';
import type {Item} from '../item.ts';
import type {Watched} from './incident.ts';

/** The functions a board looks at: when there are more than it may, those that were changed last, for changes break things. */
export function pickWatched(items: readonly Item[], limit: number): readonly Watched[] {
  const chosen = items.length <= limit ? items : items.toSorted(byChange).slice(0, limit);
  return chosen.flatMap(item => {
    const functionName = toOptionalText(item['FunctionName']);
    const functionArn = toOptionalText(item['FunctionArn']);
    if (functionName === undefined || functionArn === undefined) return [];
    return [{functionName, functionArn, timeout: toOptionalNumber(item['Timeout'])}];
  });
}

/** ISO times of one zone sort as texts. */
function byChange(a: Item, b: Item): number {
  const [one, other] = [String(a['LastModified']), String(b['LastModified'])];
  if (one === other) return 0;
  return one > other ? -1 : 1;
}

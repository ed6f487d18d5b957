import type {Item} from '../../core/item.ts';
import type {DetailRow} from '../../core/resource/detail-rows.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {PaneContent} from '../reads/workspace.ts';

/** What stands in Detail in place of nothing; `shown` is the list that it would show an item of. */
export function buildNothingRows(resource: Resource, item: Item | undefined, shown: PaneContent): readonly DetailRow[] {
  const value = item === undefined ? tellNothingSelected(resource, shown) : 'Nothing to show.';
  return [{label: '', value, tone: 'dim', secret: undefined, line: {value}}];
}

/** Why nothing is selected: while a list comes, something may be in a moment. */
function tellNothingSelected({singular}: Resource, {data, awaited, selected, resource: {title}}: PaneContent): string {
  if (awaited !== undefined) return 'The service has not told of it yet.';
  const isComing = data === undefined || (!data.complete && data.problem === undefined) || selected !== undefined;
  return isComing ? `loading ${title}…` : `No ${singular} is selected.`;
}

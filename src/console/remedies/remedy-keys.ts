import type {Item} from '../../core/item.ts';
import {textMoves} from '../../core/keys/moves.ts';
import {findRemedyTarget, type Remedy} from '../../core/remedies/remedy.ts';
import {pickRemedies} from '../../core/remedies/remedy-rows.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {openOperation} from '../form/operate.ts';
import type {RemediesOverlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {remedyRows} from './remedy-facts.ts';

/** Opens the remedies of the function that an item is or belongs to, at that item. */
export function openRemedies(tools: ControllerTools, item: Item): void {
  const target = findRemedyTarget(item);
  if (target === undefined) return tools.notify('It does not tell which function it belongs to.', 'warn');
  const {overlay: under} = tools.store.getState();
  tools.open({type: 'remedies', target, selected: toFirst(item), ...(under && {under})});
}

/** A key in the menu of remedies. */
export function handleRemedyKey(tools: ControllerTools, overlay: RemediesOverlay, key: string): void {
  const remedies = pickRemedies(remedyRows(tools, overlay.target));
  const index = Math.max(
    0,
    remedies.findIndex(({id}) => id === overlay.selected),
  );
  const move = textMoves[key];
  if (move !== undefined) {
    const selected = remedies[moveTo(move, index, remedies.length, remedies.length)]?.id;
    return tools.open({...overlay, selected});
  }
  if (/^[1-9]$/.test(key)) return choose(tools, overlay, remedies[Number(key) - 1]);
  switch (key) {
    case 'esc':
    case 'q':
    case '!':
      return tools.close();
    case 'enter':
      return choose(tools, overlay, remedies[index]);
    case 'u':
      return tools.execute({type: 'undo'});
    case 'W':
      return tools.execute({type: 'write-lock'});
    case 'r':
      return tools.refreshAll();
  }
}

function choose(tools: ControllerTools, overlay: RemediesOverlay, remedy: Remedy | undefined): void {
  if (remedy === undefined) return;
  tools.open({...overlay, selected: remedy.id});
  if ('impossible' in remedy.does) return tools.notify(`${remedy.title}: ${remedy.does.impossible}`, 'warn');
  void openOperation(tools, remedy.does.operation, remedy.does.on);
}

/** The remedy of the alias or mapping that the menu was opened from. */
function toFirst(item: Item): string | undefined {
  if (typeof item['AliasArn'] === 'string') return `alias ${item['Name']}`;
  return typeof item['UUID'] === 'string' ? `mapping ${item['UUID']}` : undefined;
}

import {nothing} from '../../core/format/members.ts';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {detailLineAtCursor} from '../detail/detail.ts';
import {openMenu} from '../dialogs/menu.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openCopyMenu} from './export.ts';

/** Copies the value of the row under Detail's cursor, a masked one after asking; a row without one offers what there is of the item. */
export function copyRow(tools: ControllerTools, resource: Resource, item: Item): void {
  const line = detailLineAtCursor(tools);
  if (line?.label === undefined || (line.copies ?? line.value) === nothing) return openCopyMenu(tools, resource, item);
  const {label, secret} = line;
  const what = label.trim() === '' ? 'value' : label;
  const copy = {type: 'copy', what, text: line.copies ?? line.value} as const;
  const isMasked = secret === true && tools.store.getState().detail.revealed !== label;
  if (!isMasked) return tools.execute(copy);
  openMenu(tools, {
    title: `${label} is masked`,
    choices: [
      {label: 'copy its name', command: {type: 'copy', what: 'name', text: label}},
      {label: 'copy its value all the same', command: copy},
    ],
  });
}

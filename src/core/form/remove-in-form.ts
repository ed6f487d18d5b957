import {findItem, type ItemPlace, withoutItem, withoutValue} from './change-nodes.ts';
import {focusedStop, formStops, moreStop, type OperationForm} from './form.ts';

/**
 * The form without what has the focus: a structure on whose title it is, else the item or entry it is in. The focus goes to
 * what takes its place. Or why there is nothing to take away.
 */
export function removeFocused(form: OperationForm): {readonly form: OperationForm} | {readonly why: string} {
  const stop = focusedStop(form);
  if (stop === undefined || stop === moreStop) return {why: 'There is nothing here to take away.'};
  const {part, address, label} = stop;
  if (part === 'add') return {why: `Go to the one to take away of ${label} first.`};
  const item = findItem(form.nodes, address);
  if (part === 'group' && item?.isItself !== true) {
    const nodes = withoutValue(form.nodes, address);
    return {form: {...form, nodes, errors: withoutErrors(form, stop.path), selected: false}};
  }
  if (item === undefined) return {why: `${label} is no item or entry: Ctrl-U empties it.`};
  const nodes = withoutItem(form.nodes, item);
  return {form: focusOnItem({...form, nodes, errors: {}, selected: false}, item)};
}

/** On the item that took the removed one's place, or where one is added when it was the last. */
function focusOnItem(form: OperationForm, {owner, index}: ItemPlace): OperationForm {
  const {stops} = formStops(form);
  const next = [...owner, index].join();
  const focus = stops.findIndex(({address}) => address.slice(0, owner.length + 1).join() === next);
  if (focus !== -1) return {...form, focus};
  const add = stops.findIndex(({part, address}) => part === 'add' && address.join() === owner.join());
  return {...form, focus: add === -1 ? form.focus : add};
}

function withoutErrors({errors}: OperationForm, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(errors).filter(([other]) => !other.startsWith(path)));
}

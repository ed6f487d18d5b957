import type {PaneName} from '../../core/layout.ts';
import {seenResources} from '../../core/resource/shown-resources.ts';
import type {Choice} from '../bindings/command.ts';
import {sidePanes} from '../bindings/index.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** The panes that can be hidden, or shown again. */
export function listHidable({resources, store}: ControllerTools): readonly Choice[] {
  const {hidden} = store.getState();
  const places = [...resources.filter(({apart, inPlaceOf}) => !apart && inPlaceOf === undefined), ...sidePanes];
  return places.map(({name, title}) => ({
    label: title.toLowerCase(),
    ...(hidden.includes(name) && {isCurrent: true as const, note: 'hidden: shows it again'}),
    command: {type: 'hide', pane: name},
  }));
}

/** Hides a pane, or shows it again: it is there while it is looked at, whatever is hidden. */
export function turnPane({store, resources, notify, execute}: ControllerTools, pane: PaneName): void {
  const {hidden, focus, subject} = store.getState();
  if (hidden.includes(pane)) return store.dispatch({type: 'hide', hidden: hidden.filter(name => name !== pane)});
  const left = seenResources(resources, subject, [...hidden, pane]).find(
    ({name, inPlaceOf}) => (inPlaceOf ?? name) !== pane,
  );
  if (left === undefined) return notify('It is the only list: show another one first.', 'warn');
  store.dispatch({type: 'hide', hidden: [...hidden, pane]});
  const placeOf = (name: PaneName) => resources.find(one => one.name === name)?.inPlaceOf ?? name;
  if (placeOf(focus) === pane) execute({type: 'focus', pane: placeOf(subject) === pane ? left.name : subject});
}

/** Gives the header one row, or two again. */
export function foldHeader({store}: ControllerTools): void {
  store.dispatch({type: 'fold', folded: !store.getState().folded});
}

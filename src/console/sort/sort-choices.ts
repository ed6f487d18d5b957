import {trafficWords} from '../../core/metrics/traffic-sums.ts';
import type {Choice} from '../bindings/command.ts';
import {openMenu, pickLetters} from '../dialogs/menu.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** What the focused list can be sorted by, each called as its header is, in small letters; nothing where no list has the focus. */
export function listSortChoices({store, workspace}: ControllerTools): readonly Choice[] {
  const {focus, sorts} = store.getState();
  const resource = workspace.resource(focus);
  if (resource === undefined) return [];
  const current = sorts[focus];
  const toCurrent = (isCurrent: boolean) =>
    isCurrent && {
      isCurrent: true as const,
      note: current?.reverse ? '(as it is, reversed)' : '(as it is: once more reverses it)',
    };
  const columns = workspace.columns(resource).flatMap(({header, traffic}, column): readonly Choice[] => {
    // Traffic is known of the visible rows only.
    if (traffic !== undefined) return [];
    const isCurrent = current?.column === column && current.figures === undefined;
    return [{label: header.toLowerCase(), ...toCurrent(isCurrent), command: {type: 'sort', change: {column}}}];
  });
  const hasTraffic = resource.columns.some(({traffic}) => traffic !== undefined);
  const metrics = hasTraffic ? (['Invocations', 'Errors'] as const) : [];
  return [
    ...columns,
    ...metrics.map(
      (metric): Choice => ({
        label: trafficWords[metric],
        ...toCurrent(current?.figures?.what === trafficWords[metric]),
        command: {type: 'sort-by-traffic', metric},
      }),
    ),
  ];
}

/** Offers what the focused list can be sorted by, a letter each. */
export function openSortMenu(tools: ControllerTools): void {
  const {focus, sorts} = tools.store.getState();
  const resource = tools.workspace.resource(focus);
  if (resource === undefined) return;
  const ofService: Choice = {
    label: 'order of the service',
    ...(sorts[focus] === undefined && {isCurrent: true as const, note: '(as it is)'}),
    command: {type: 'sort', change: 'service'},
  };
  const choices = [...listSortChoices(tools), ofService];
  // What is there in any list of functions has the same letters, whatever columns there are.
  const isColumn = ({command}: Choice) => command.type === 'sort' && command.change !== 'service';
  const inTurn = choices.toSorted((a, b) => Number(isColumn(a)) - Number(isColumn(b)));
  const letters = pickLetters(inTurn.map(({label}) => label));
  openMenu(tools, {
    title: `Sort ${resource.title} by`,
    choices: choices.map(choice => ({
      ...choice,
      label: `${choice.label}${choice.note ? ` ${choice.note}` : ''}`,
    })),
    letters: choices.map(choice => letters[inTurn.indexOf(choice)] ?? ''),
  });
}

import type {Operation} from '../../schema/index.ts';
import {openAll} from './change-nodes.ts';
import {checkAt, withShown} from './check-form.ts';
import {buildStops, type Stop} from './focus-stops.ts';
import {formStops, type OperationForm} from './form.ts';

/** The form with the focus moved; what is left is checked. The focus stops at the ends. */
export function moveFormFocus(form: OperationForm, operation: Operation, by: number): OperationForm {
  return focusAt(form, operation, form.focus + by);
}

/** The form with the focus moved by rows of the screen: a map's key and value share one, and the part stays the same. */
export function moveFormRows(form: OperationForm, operation: Operation, by: number): OperationForm {
  const rows = findRows(form);
  const row = rows.findIndex(({from, to}) => form.focus >= from && form.focus <= to);
  const target = rows[Math.max(0, Math.min(row + by, rows.length - 1))];
  if (target === undefined) return form;
  const isAtValue = form.focus > (rows[row]?.from ?? 0);
  return focusAt(form, operation, isAtValue ? target.to : target.from);
}

/** The form with the focus on what a path names: a value rather than its key, an item rather than where one is added. */
export function focusOnPath(form: OperationForm, path: string): OperationForm | undefined {
  const shown = withShown(form, [path]);
  const {stops} = formStops(shown);
  const own = stops.findLastIndex(stop => stop.path === path && stop.part !== 'add');
  return focusOn(shown, own === -1 ? stops.findIndex(stop => isWithin(stop.path, path)) : own);
}

/** The form with the focus on one of its places. */
export function focusOnPlace(
  form: OperationForm,
  {path, part}: Pick<Stop, 'path' | 'part'>,
): OperationForm | undefined {
  const shown = withShown(form, [path]);
  return focusOn(
    shown,
    formStops(shown).stops.findIndex(stop => stop.path === path && stop.part === part),
  );
}

function focusOn(form: OperationForm, focus: number): OperationForm | undefined {
  return focus === -1 ? undefined : {...form, focus, selected: true};
}

function isWithin(path: string, outer: string): boolean {
  return path.startsWith(outer) && /^($|[.[{])/.test(path.slice(outer.length));
}

/** All places of a form that can be gone to, hidden and closed ones too. */
export function findPlaces(form: OperationForm): readonly Stop[] {
  const stops = buildStops(openAll(form.nodes), {address: [], path: '', depth: 0});
  return stops.filter(({part}) => part !== 'key');
}

/** The form showing all its fields, or the usual ones again; the focus stays where it is as long as that is shown. */
export function turnAllFields(form: OperationForm): OperationForm {
  const turned = {...form, all: !form.all};
  return {...turned, focus: Math.min(form.focus, formStops(turned).stops.length)};
}

function focusAt(form: OperationForm, operation: Operation, wanted: number): OperationForm {
  const {stops, hidden} = formStops(form);
  const last = stops.length - 1 + (hidden > 0 ? 1 : 0);
  const left = stops[form.focus];
  const focus = Math.max(0, Math.min(wanted, last));
  const checked = left === undefined ? form : checkAt(form, operation, left.path);
  return {...checked, focus, selected: focus !== form.focus};
}

/** The first and last place of each row of the screen, the row that shows hidden members included. */
function findRows(form: OperationForm): readonly {readonly from: number; readonly to: number}[] {
  const {stops, hidden} = formStops(form);
  const rows = stops.flatMap((stop, index) => {
    const next = stops[index + 1];
    if (stop.part === 'value' && stops[index - 1]?.part === 'key') return [];
    return [{from: index, to: stop.part === 'key' && next?.part === 'value' ? index + 1 : index}];
  });
  return hidden > 0 ? [...rows, {from: stops.length, to: stops.length}] : rows;
}

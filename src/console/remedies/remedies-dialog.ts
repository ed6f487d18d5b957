import type {ComparedSides} from '../../core/compare/side.ts';
import type {Item} from '../../core/item.ts';
import {findRemedyTarget, type Remedy} from '../../core/remedies/remedy.ts';
import {findCurrentRemedy, pickRemedies, pickSettled, type RemedyRow} from '../../core/remedies/remedy-rows.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {own, ownerOf} from '../connection/owner.ts';
import {openOperation} from '../form/operate.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {commandBinding, helpBinding, textBindings, undoBinding} from '../tools/usual-bindings.ts';
import {type RemedyPlace, remedyQueries, remedyRows, toSides} from './remedy-facts.ts';
import {buildWatchQueries} from './watch-changes.ts';

/** What can be done at once for a function that hurts. */
export interface RemediesState extends RemedyPlace {
  /** The remedy under the cursor, by its id; the first one while it is undefined or gone. */
  readonly selected: string | undefined;
}

/** Opens the remedies of the function that an item is or belongs to, at that item. */
export function openRemedies(tools: ControllerTools, item: Item): void {
  const target = findRemedyTarget(item);
  if (target === undefined) return tools.notify('It does not tell which function it belongs to.', 'warn');
  tools.dialogs.open(remediesDialog, {connection: ownerOf(item), target, selected: findFirst(item)});
}

export const remediesDialog = defineDialog(nameDialog<RemediesState>()('remedies'), {
  modes: {main: {title: 'Stop the bleeding'}},
  bindings: [
    {
      name: 'choose-number',
      title: 'Review that one',
      keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      hint: 'choose',
      run: (at, key) => choose(at, pickSettled(rowsAt(at))[Number(key) - 1]),
    },
    {
      name: 'choose',
      title: 'Review it',
      keys: ['enter'],
      hint: 'review it',
      run: at => choose(at, currentAt(at)),
    },
    {
      name: 'compare',
      title: 'Compare the version that would be left with the one that would be led to',
      keys: ['c'],
      hint: 'compare',
      unavailable: at => (comparedAt(at) === undefined ? 'it does not choose between two versions' : undefined),
      run: ({tools, ...at}) => {
        const sides = comparedAt({tools, ...at});
        if (sides === undefined) return;
        tools.execute({type: 'compare', command: {do: 'open', connection: at.state.connection, sides}});
      },
    },
    {...undoBinding, hint: 'undo'},
    {
      name: 'refresh',
      title: 'Read anew',
      keys: ['r'],
      hint: 'refresh',
      run: ({tools, state}) => {
        if (!isBeingRead(tools, state)) tools.refreshAll(state.connection);
      },
    },
    commandBinding(
      {name: 'write-lock', title: 'Leave read-only for 10 minutes, or return to it', keys: ['W']},
      {type: 'write-lock'},
    ),
    ...textBindings<RemediesState>((at, move) => {
      const remedies = remediesAt(at);
      const selected = remedies[moveTo(move, indexAt(at), remedies.length, remedies.length)]?.id;
      at.dialog.update(state => ({...state, selected}));
    }).map(({hint: _, ...binding}) => binding),
    helpBinding,
    {name: 'close-remedies', title: 'Close', keys: ['esc', 'q', '!'], hint: 'close', run: ({dialog}) => dialog.close()},
  ],
  point: (at, index) => {
    const selected = remediesAt(at)[index]?.id;
    at.dialog.update(state => ({...state, selected}));
  },
  place: ({body}) => body,
  queries: (tools, state) => [...remedyQueries(tools, state), ...buildWatchQueries(tools, state.target.functionName)],
});

/** A key that is held asks once. */
function isBeingRead(tools: ControllerTools, state: RemediesState): boolean {
  return remedyQueries(tools, state).some(
    ({queryKey}) => tools.client.getQueryState(queryKey)?.fetchStatus === 'fetching',
  );
}

function rowsAt({tools, state}: At<RemediesState>): readonly RemedyRow[] {
  return remedyRows(tools, state);
}

function remediesAt(at: At<RemediesState>): readonly Remedy[] {
  return pickRemedies(rowsAt(at));
}

function currentAt(at: At<RemediesState>): Remedy | undefined {
  return findCurrentRemedy(rowsAt(at), at.state.selected);
}

/** The versions that the remedy under the cursor chooses between. */
function comparedAt(at: At<RemediesState>): ComparedSides | undefined {
  const compares = currentAt(at)?.compares;
  return compares && toSides(at.state.target, compares);
}

/** Before the first one while none is under the cursor. */
function indexAt(at: At<RemediesState>): number {
  const current = currentAt(at)?.id;
  return remediesAt(at).findIndex(({id}) => id === current);
}

function choose({tools, dialog}: At<RemediesState>, remedy: Remedy | undefined): void {
  if (remedy === undefined) return;
  dialog.update(state => ({...state, selected: remedy.id}));
  if ('impossible' in remedy.does) return tools.notify(`${remedy.title}: ${remedy.does.impossible}`, 'warn');
  const {connection, target} = dialog.state();
  const {operation, on} = remedy.does;
  const items = on.items.map(item => own(connection, item));
  const {functionName} = target;
  void openOperation(tools, operation, {on: {...on, items, remedy: {title: remedy.title, functionName}}});
}

/** The remedy of the alias or mapping that the menu was opened from. */
function findFirst(item: Item): string | undefined {
  if (typeof item['AliasArn'] === 'string') return `alias ${item['Name']}`;
  return typeof item['UUID'] === 'string' ? `mapping ${item['UUID']}` : undefined;
}

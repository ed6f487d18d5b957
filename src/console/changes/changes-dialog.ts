import type {FunctionChange} from '../../core/changes/change.ts';
import {toTextEdit} from '../../core/edit/text-edit.ts';
import type {Item} from '../../core/item.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {readAlarmPast} from '../alarms/alarm-past.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import {selectFunction} from '../selection/select-function.ts';
import {connectionOf} from '../session/connection-of.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {filterBindings} from '../tools/filter-bindings.ts';
import type {At, ControllerTools} from '../tools/parts.ts';
import {helpBinding, textBindings} from '../tools/usual-bindings.ts';
import {readTrail} from '../trail/read-trail.ts';
import {type ChangesState, changesDialogName as name} from './changes-state.ts';
import {readStacks} from './read-stacks.ts';
import {changeIndex, shownChanges} from './shown-changes.ts';

type AtChanges = At<ChangesState>;

/** Opens the changes of a function, or of all, and reads what is not known of them. */
export function openChanges(tools: ControllerTools, about: string | undefined): void {
  const connection = connectionOf(tools.store.getState());
  if (connection === undefined) return tools.notify('There is no connection.', 'warn');
  tools.dialogs.open(name, {of: about, about, filter: toTextEdit(''), typing: false, selected: undefined});
  void readTrail(tools, connection, {within: 60_000}).then(() => readStacks(tools, connection));
  void readAlarmPast(tools, connection, {within: 60_000});
}

/** Rows of the list, for a body that high: the rest tells everything of the selected change. */
export function changesListHeight(bodyHeight: number): number {
  return Math.max(1, bodyHeight - changeFactsHeight(bodyHeight) - 6);
}

/** Rows for all that is known of the selected change. */
export function changeFactsHeight(bodyHeight: number): number {
  return Math.max(2, Math.min(8, Math.floor(bodyHeight / 4)));
}

export const changesDialog = defineDialog(name, {
  modes: {reading: {title: 'Changes'}, typing: {title: 'Changes, while their filter is typed', types: 'to find'}},
  mode: ({typing}) => (typing ? 'typing' : 'reading'),
  bindings: [
    ...[
      {
        name: 'open',
        title: 'Compare what it is of with how that was before; of an alarm its function',
        keys: ['enter'],
        hint: 'compare',
        run: ({tools, state}: AtChanges) => {
          const change = changeAt(tools, state);
          if (change?.alarm !== undefined) goToFunction(tools, change);
          else if (change !== undefined) compare(tools, change);
        },
      },
      {
        name: 'function-of-change',
        title: 'Its function',
        keys: ['d'],
        hint: 'its function',
        run: ({tools, state}: AtChanges) => {
          const change = changeAt(tools, state);
          if (change !== undefined) goToFunction(tools, change);
        },
      },
      {
        name: 'remedies',
        title: 'Stop the bleeding',
        keys: ['!'],
        hint: 'remedies',
        run: ({tools, state}: AtChanges) => {
          const item = itemOf(tools, changeAt(tools, state));
          if (item !== undefined) tools.execute({type: 'remedies', item});
        },
      },
      {
        name: 'changes-of-all',
        title: 'Those of all functions, or of this one only',
        keys: ['C'],
        hint: 'of all, or of one',
        run: ({tools, dialog, state}: AtChanges) => {
          const one = state.about ?? changeAt(tools, state)?.functionName;
          dialog.update(changes => ({...changes, of: changes.of === undefined ? one : undefined}));
        },
      },
      {
        name: 'refresh',
        title: 'Read now',
        keys: ['r'],
        hint: 'read now',
        run: ({tools}: AtChanges) => {
          const connection = connectionOf(tools.store.getState());
          if (connection === undefined) return;
          void readTrail(tools, connection, {within: 0}).then(() => readStacks(tools, connection));
          void readAlarmPast(tools, connection, {within: 0});
        },
      },
      {
        name: 'filter',
        title: 'Filter',
        keys: ['/'],
        hint: 'filter',
        run: ({dialog}: AtChanges) => dialog.update(changes => ({...changes, typing: true})),
      },
      ...textBindings<ChangesState>(({tools, dialog, state}, by) => {
        const changes = shownChanges(tools, state);
        const height = changesListHeight(bodyOf(tools).height);
        const selected = changes[moveTo(by, changeIndex(changes, state), height, changes.length)]?.id;
        dialog.update(current => ({...current, selected}));
      }).map(({hint: _, ...binding}) => binding),
      helpBinding,
      {name: 'close', title: 'Close; first clears the filter', keys: ['esc'], hint: 'close', run: close},
      {name: 'leave-changes', title: 'Close', keys: ['q'], run: ({dialog}: AtChanges) => dialog.close()},
    ].map(binding => ({...binding, modes: ['reading']})),
    ...filterBindings<ChangesState>({
      keep: changes => ({...changes, typing: false}),
      clear: changes => ({...changes, typing: false, filter: toTextEdit('')}),
    }),
  ],
  line: ({typing, filter}) => (typing ? filter : undefined),
  typed: ({dialog}, filter) => dialog.update(changes => ({...changes, filter, selected: undefined})),
  point: ({tools, dialog, state}, index) => {
    const selected = shownChanges(tools, state)[index]?.id;
    dialog.update(current => ({...current, selected}));
  },
  place: ({body}) => body,
});

function changeAt(tools: ControllerTools, state: ChangesState): FunctionChange | undefined {
  const changes = shownChanges(tools, state);
  return changes[changeIndex(changes, state)];
}

/** Opens the comparison of both versions; of what is not between two of them it asks for the other one. */
function compare({store, execute}: ControllerTools, {functionName, versions}: FunctionChange): void {
  const connection = connectionOf(store.getState());
  if (connection === undefined) return;
  const side = (qualifier: string | undefined) => ({kind: 'function', functionName, qualifier}) as const;
  if (versions === undefined)
    return execute({type: 'compare', command: {do: 'ask', connection, side: side(undefined)}});
  const [before, after] = versions;
  execute({type: 'compare', command: {do: 'open', connection, sides: [side(before), side(after)]}});
}

/** Leaves the changes for the function, in its list. */
function goToFunction(tools: ControllerTools, change: FunctionChange): void {
  const item = itemOf(tools, change);
  if (item === undefined) return;
  selectFunction(tools, {functionArn: tools.functions.id(item), functionName: change.functionName});
}

/** The function of a change as it is listed; that it is not is said. */
function itemOf({workspace, functions, notify}: ControllerTools, change: FunctionChange | undefined): Item | undefined {
  const item = workspace.pane(functions).items.find(({FunctionName}) => FunctionName === change?.functionName);
  if (item === undefined && change !== undefined) notify(`${change.functionName} is not listed any more.`, 'warn');
  return item;
}

function close({dialog, state}: AtChanges): void {
  if (state.filter.text === '') return dialog.close();
  dialog.update(changes => ({...changes, filter: toTextEdit('')}));
}

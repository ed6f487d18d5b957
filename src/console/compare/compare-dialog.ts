import {findChange, readFileId} from '../../core/compare/comparison-rows.ts';
import {type ComparedSide, type ComparedSides, nameSides} from '../../core/compare/side.ts';
import {moveTo, scrollTo} from '../../core/table/scroll.ts';
import type {Command} from '../bindings/command.ts';
import {bodyOf} from '../dialogs/scroll.ts';
import {openText} from '../dialogs/text.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {At} from '../tools/parts.ts';
import {helpBinding, textBindings} from '../tools/usual-bindings.ts';
import {type CompareState, compareDialogName, comparedIndex, comparedRows, countComparedRows} from './compare-state.ts';
import {copyComparison, openSaveOfComparison} from './copy-comparison.ts';
import {compareAnew} from './open-comparison.ts';

type AtComparison = At<CompareState>;

export const compareDialog = defineDialog(compareDialogName, {
  modes: {main: {title: 'Comparison'}},
  bindings: [
    {
      name: 'next-change',
      title: 'Next change',
      keys: ['n'],
      hint: 'next, previous change',
      run: at => goToChange(at, 1),
    },
    {
      name: 'previous-change',
      title: 'Previous change',
      keys: ['N'],
      hint: 'next, previous change',
      run: at => goToChange(at, -1),
    },
    {
      name: 'compare-fold',
      title: 'Open or fold a section or a file; show a value whole',
      keys: ['enter'],
      hint: 'open',
      run: turn,
    },
    {name: 'compare-open-all', title: 'Open all files', keys: ['+', '='], hint: 'open, fold all', run: openAll},
    {
      name: 'compare-fold-all',
      title: 'Fold all files',
      keys: ['-'],
      hint: 'open, fold all',
      run: ({dialog}) => dialog.update(state => ({...state, turned: new Set()})),
    },
    {
      name: 'compare',
      title: 'Compare one side with something else',
      keys: ['c'],
      hint: 'with another',
      run: ({tools, state: {connection, comparison}}) =>
        tools.execute({type: 'compare', command: {do: 'ask', connection, side: pickKept(comparison.sides)}}),
    },
    {
      name: 'source',
      title: 'Its source: the file and line under the cursor',
      keys: ['f'],
      hint: 'source',
      unavailable: at => (findSource(at) === undefined ? 'the code of this side is not looked at here' : undefined),
      run: at => {
        const command = findSource(at);
        if (command !== undefined) at.tools.execute(command);
      },
    },
    {
      name: 'copy',
      title: 'Copy as text',
      keys: ['y'],
      hint: 'copy',
      run: ({tools, state}) => copyComparison(tools, state),
    },
    {
      name: 'save',
      title: 'Save to a file',
      keys: ['S'],
      hint: 'save',
      run: ({tools, state}) => openSaveOfComparison(tools, state),
    },
    {
      name: 'refresh',
      title: 'Read anew',
      keys: ['r'],
      hint: 'refresh',
      run: ({tools, dialog}) => compareAnew(tools, dialog),
    },
    ...textBindings<CompareState>((at, move) => {
      const {rows, index, height} = lookAt(at);
      goTo(at, moveTo(move, index, height, rows.length));
    }).map(({hint: _, ...binding}) => binding),
    helpBinding,
    {name: 'close', title: 'Close', keys: ['esc', 'q'], hint: 'close', run: ({dialog}) => dialog.close()},
  ],
  point: goTo,
  place: ({body}) => body,
});

function lookAt({tools, state}: AtComparison) {
  const body = bodyOf(tools);
  const rows = comparedRows(state, body);
  return {rows, index: comparedIndex(state, rows), height: countComparedRows(body)};
}

function goTo(at: AtComparison, index: number): void {
  const {rows, height} = lookAt(at);
  const id = rows[index]?.id;
  at.dialog.update(state => ({...state, at: id, top: scrollTo(state.top, index, height, rows.length)}));
}

function goToChange(at: AtComparison, by: 1 | -1): void {
  const {rows, index} = lookAt(at);
  const next = findChange(rows, index, by);
  if (next !== undefined) return goTo(at, next);
  at.tools.notify(by === 1 ? 'There is no change below.' : 'There is no change above.', 'dim');
}

/** The side that is compared with others, too: the left one, unless that is how something was once. */
function pickKept([left, right]: ComparedSides): ComparedSide {
  return left.kind === 'earlier' ? right : left;
}

/** Where the row under the cursor is in the code: on the right, or on the left for what is there alone. */
function findSource(at: AtComparison): Extract<Command, {type: 'source'}> | undefined {
  const {rows, index} = lookAt(at);
  const {connection, comparison} = at.state;
  const row = rows[index];
  const path = readFileId(row?.content.kind === 'diff' ? row.under : row?.id);
  const line = row?.content.kind === 'diff' ? row.content.row : undefined;
  const file = comparison.code.state === 'differs' ? comparison.code.files.find(one => one.path === path) : undefined;
  const isLeft = file?.change === 'removed' || line?.kind === 'removed';
  const side = comparison.sides[isLeft ? 0 : 1];
  if (side.kind === 'disk') return undefined;
  const qualifier = side.kind === 'function' ? side.qualifier : undefined;
  const place = {of: 'function', name: side.functionName, ...(qualifier !== undefined && {qualifier})} as const;
  const number = (isLeft ? line?.left : line?.right)?.number ?? 1;
  return {type: 'source', connection, place, ...(path !== undefined && {target: {path, line: number}})};
}

/** Opens or folds what the row is, or else what it stands in; a value that may have been cut is shown whole. */
function turn(at: AtComparison): void {
  const {rows, index} = lookAt(at);
  const row = rows[index];
  if (row === undefined) return;
  if (row.content.kind === 'contrast') {
    const [left, right] = nameSides(at.state.comparison.sides);
    const {path, left: old, right: next} = row.content.contrast;
    openText(at.tools, path, [`${left}:`, old ?? 'not there', '', `${right}:`, next ?? 'not there']);
    return;
  }
  const isOpener = 'fold' in row.content && row.content.fold !== 'none';
  const id = isOpener ? row.id : row.under;
  if (id === undefined) return;
  const turned = new Set(at.state.turned);
  if (!turned.delete(id)) turned.add(id);
  at.dialog.update(state => ({...state, turned, at: id}));
  const path = readFileId(id);
  if (path !== undefined && turned.has(id)) at.state.readText(path);
  goTo(
    {...at, state: at.dialog.state()},
    comparedIndex(at.dialog.state(), lookAt({...at, state: at.dialog.state()}).rows),
  );
}

/** Files that are opened together: more would be read for nobody. */
const openedTogether = 100;

function openAll(at: AtComparison): void {
  const files = lookAt(at).rows.flatMap(({id}) => (readFileId(id) === undefined ? [] : [id]));
  const {dialog, state} = at;
  if (files.length > openedTogether) {
    at.tools.notify(`The first ${openedTogether} of ${files.length} files are opened: Enter opens any other.`, 'dim');
  }
  dialog.update(now => ({...now, turned: new Set([...now.turned, ...files.slice(0, openedTogether)])}));
  for (const id of files.slice(0, openedTogether)) state.readText(readFileId(id) ?? '');
}

import {openUndo} from '../form/undo.ts';
import {copyText} from '../selection/copy-text.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {helpBinding, listBindings, undoBinding} from '../tools/usual-bindings.ts';
import {compareBinding} from './compare-binding.ts';
import {openCopyOfFile} from './copy-file.ts';
import {deployBindings} from './deploy-bindings.ts';
import {editFile} from './edit-file.ts';
import {
  beginFileSearch,
  beginGoTo,
  changeFile,
  endFileSearch,
  findInFile,
  goToFoundPlace,
  goToLine,
  moveInFile,
  moveSideways,
  pointInFile,
  turnWrapOfFile,
} from './file-keys.ts';
import {closeSource, leaveSource} from './leave-source.ts';
import {openFile} from './open-file.ts';
import {readCode, readCodeAnew} from './open-source.ts';
import {openSaveOfSource} from './save-source.ts';
import {type AtSource, bind, inMode, type SourceBinding, unlessSo} from './source-binding.ts';
import {turnOriginal} from './source-maps.ts';
import {type SourceState, sourceDialogName} from './states.ts';
import {trailBindings} from './trail-bindings.ts';
import {
  beginTreeSearch,
  changeTree,
  endTreeSearch,
  foldAll,
  goIn,
  goOut,
  moveInTree,
  openRow,
  pointInTree,
  treeRowAt,
} from './tree-keys.ts';

export const sourceDialog = defineDialog(sourceDialogName, {
  modes: {
    tree: {title: 'Source: its files'},
    finding: {title: 'Source, while a file is looked for', types: 'to find'},
    file: {title: 'Source: a file'},
    searching: {title: 'Source, while something is looked for in a file', types: 'to find'},
    line: {title: 'Source, while a line is typed', types: 'a number'},
    asking: {title: 'Source, where a large download is asked first'},
  },
  mode: findMode,
  bindings: [
    ...inMode('asking', [bind('fetch', 'Fetch it', ['enter'], 'fetch it', fetchAll), closing()]),
    ...inMode('tree', [
      bind('open-file', 'Open the file; open or fold the folder', ['enter', 'space'], 'open', openRow),
      bind('filter', 'Find a file by its name', ['/'], 'find', beginTreeSearch),
      bind('go-in', 'Open it', ['l', 'right'], 'out, in', goIn),
      bind('go-out', 'Fold it, or go out of it', ['h', 'left'], 'out, in', goOut),
      bind('fold-all', 'Fold all', ['-'], 'fold, open all', at => foldAll(at, false)),
      bind('open-all', 'Open all', ['+', '='], 'fold, open all', at => foldAll(at, true)),
      ...listBindings<SourceState>(moveInTree, 'move'),
      bind('copy', 'Copy its path', ['y'], 'copy', copyPath),
      turning(),
      ...common(),
    ]),
    ...inMode('file', [
      bind(
        'edit-file',
        'Edit it; what was changed is reviewed',
        ['e'],
        'edit',
        ({tools, dialog}) => void editFile(tools, dialog),
      ),
      bind('filter', 'Search', ['/'], 'search', beginFileSearch),
      whileFound(bind('search-next', 'Next match', ['n'], 'next, previous match', at => goToFoundPlace(at, 1))),
      whileFound(
        bind('search-previous', 'Previous match', ['N'], 'next, previous match', at => goToFoundPlace(at, -1)),
      ),
      bind('go-to-line', 'Go to a line', [':'], 'line', beginGoTo),
      bind('wrap-file', 'Wrap long lines', ['w'], 'wrap', turnWrapOfFile),
      bind('move-left', 'To the left; from there to the files', ['h', 'left'], undefined, at => moveSideways(at, -1)),
      bind('move-right', 'To the right', ['l', 'right'], undefined, at => moveSideways(at, 1)),
      ...listBindings<SourceState>(moveInFile, 'scroll'),
      bind('read-on', 'Next page', ['space'], undefined, at => moveInFile(at, 'page-down')),
      bind(
        'turn-original',
        'What it was built from, or what was built of it',
        ['m'],
        'original',
        ({tools, dialog}) => void turnOriginal(tools, dialog),
      ),
      bind('copy', 'Copy its path and line, or its text', ['y'], 'copy', openCopyOfFile),
      turning(),
      ...common(),
    ]),
    ...inMode('finding', [
      bind('open-found', 'Open the file', ['enter'], 'open', openFound),
      bind('keep-found', 'Keep what was found', ['tab'], 'keep', at => endTreeSearch(at, true)),
      bind('filter-clear', 'Clear', ['esc'], 'clear', at => endTreeSearch(at, false)),
      bind('choose-down', 'Next row', ['down', 'ctrl+n'], 'choose', at => moveInTree(at, 'down')),
      bind('choose-up', 'Previous row', ['up', 'ctrl+p'], 'choose', at => moveInTree(at, 'up')),
    ]),
    ...inMode('searching', [
      bind('filter-keep', 'Keep', ['enter'], 'keep', at => endFileSearch(at, true)),
      bind('filter-clear', 'Clear', ['esc'], 'clear', at => endFileSearch(at, false)),
    ]),
    ...inMode('line', [
      bind('go-to', 'Go there', ['enter'], 'go there', goToLine),
      bind('leave', 'Stay where it is', ['esc'], 'stay', ({tools, dialog}) =>
        changeFile(tools, dialog, file => ({...file, goTo: undefined})),
      ),
    ]),
  ],
  line: state => lineOf(state),
  typed: ({tools, dialog, state}, edit) => {
    const mode = findMode(state);
    if (mode === 'finding') {
      return changeTree(tools, dialog, tree => ({...tree, search: {edit, query: edit.text}, selected: '', top: 0}));
    }
    if (mode === 'line') return changeFile(tools, dialog, file => ({...file, goTo: edit}));
    const before = state.file?.search?.query;
    const isSame = edit.text === before;
    changeFile(tools, dialog, file => {
      const found = isSame ? file.search?.found : undefined;
      return {...file, search: {edit, query: edit.text, found}};
    });
    if (!isSame) void findInFile(tools, dialog, edit.text);
  },
  point: (at, index, part) => (part === 'file' ? pointInFile(at, index) : pointInTree(at, index)),
  place: ({body}) => body,
  isUnsaved: ({edits}) => edits.size > 0,
});

function findMode({code, focus, tree, file}: SourceState): string {
  if (code.state === 'asks') return 'asking';
  if (focus === 'tree' || file === undefined) return tree.search?.edit === undefined ? 'tree' : 'finding';
  if (file.content.state === 'asks') return 'asking';
  if (file.goTo !== undefined) return 'line';
  return file.search?.edit === undefined ? 'file' : 'searching';
}

function lineOf(state: SourceState) {
  switch (findMode(state)) {
    case 'finding':
      return state.tree.search?.edit;
    case 'searching':
      return state.file?.search?.edit;
    case 'line':
      return state.file?.goTo;
    default:
      return undefined;
  }
}

function whileFound(own: SourceBinding): SourceBinding {
  return unlessSo(own, ({file}) => (file?.search === undefined ? 'nothing is looked for: / begins' : undefined));
}

function turning(): SourceBinding {
  return {
    ...bind('turn-focus', 'Files or text', ['tab', 'shift+tab'], 'files or text', ({dialog}) =>
      dialog.update(state => ({...state, focus: state.focus === 'tree' ? 'file' : 'tree'})),
    ),
    unavailable: ({state}) => (state.file === undefined ? 'no file is open: Enter opens one' : undefined),
  };
}

function common(): readonly SourceBinding[] {
  return [
    ...trailBindings(),
    {
      ...bind('refresh', 'Read anew', ['r'], 'read anew', ({tools, dialog}) => void readCode(tools, dialog)),
      unavailable: ({state}) => whyKept(state),
    },
    bind('save', 'Save the zip, or its files', ['S'], 'save', ({tools, dialog}) => openSaveOfSource(tools, dialog)),
    ...deployBindings(),
    undoing(),
    compareBinding(),
    helpBinding,
    closing(),
    bind('close-source', 'Close', ['q'], undefined, leaveSource),
  ];
}

/** Puts the last change back, and shows the code that is there then. */
function undoing(): SourceBinding {
  return {
    ...undoBinding,
    unavailable: at => whyKept(at.state) ?? undoBinding.unavailable?.(at),
    run: ({tools, dialog}) => void openUndo(tools, () => readCodeAnew(tools, dialog, 'Put back.')),
  };
}

/** Why other code cannot be shown: what was edited would be lost. */
function whyKept({edits}: SourceState): string | undefined {
  return edits.size > 0 ? 'what was changed is not deployed: Ctrl-S deploys it, x drops it' : undefined;
}

function closing(): SourceBinding {
  return bind('close', 'Close; first what is looked for, then the file', ['esc'], 'close', closeSource);
}

function fetchAll({tools, dialog, state}: AtSource): void {
  dialog.update(now => ({...now, most: Number.MAX_SAFE_INTEGER}));
  if (state.code.state === 'asks') return void readCode(tools, dialog);
  if (state.file !== undefined) void openFile(tools, dialog, state.file.path);
}

function openFound(at: AtSource): void {
  endTreeSearch(at, true);
  openRow({...at, state: at.dialog.state()});
}

function copyPath({tools, state}: AtSource): void {
  const path = treeRowAt(state)?.node.path;
  if (path !== undefined) void copyText(tools, path, path);
}

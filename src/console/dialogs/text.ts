import {type TextEdit, toTextEdit} from '../../core/edit/text-edit.ts';
import {innerWidth} from '../../core/layout.ts';
import {madeOnce} from '../../core/made-once.ts';
import {scrollTo} from '../../core/table/scroll.ts';
import {findMatchingRows, nextRow, type TextLine} from '../../core/text/find-rows.ts';
import {wrapText} from '../../core/text/wrap.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {Dialog} from '../tools/dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import {filterBindings} from '../tools/filter-bindings.ts';
import type {At, ControllerTools, DialogBinding} from '../tools/parts.ts';
import {helpBinding, textBindings, undoBinding} from '../tools/usual-bindings.ts';
import {openSaveOfText} from './save-text.ts';
import {bodyOf, scroll} from './scroll.ts';

/** A text that something shows. */
export interface ShownText {
  readonly title: string;
  /** The text with its secrets masked, and as it is. */
  readonly lines: readonly string[];
  readonly plainLines: readonly string[];
  readonly revealed: boolean;
}

/** A text to read. */
export interface ReadText extends ShownText {
  readonly top: number;
  /** What is looked for, the line it is typed in while it is, and the row that was gone to. */
  readonly search?: {readonly query: string; readonly edit: TextEdit | undefined; readonly row: number} | undefined;
}

/** Opens a text over what is there; `plainLines` show its secrets. */
export function openText(
  {dialogs}: Pick<ControllerTools, 'dialogs'>,
  title: string,
  lines: readonly string[],
  plainLines = lines,
): Dialog<ReadText> {
  return dialogs.open(textDialog, {title, lines, plainLines, revealed: false, top: 0});
}

/** Opens a text in which something is looked for: what is typed next says what. */
export function openSearch(
  tools: Pick<ControllerTools, 'dialogs'>,
  {title, lines, plainLines, revealed}: ShownText,
): void {
  const search = {query: '', edit: toTextEdit(''), row: -1};
  openText(tools, title, lines, plainLines).update(text => ({...text, revealed, search}));
}

/** The rows of a text of at most `width` columns: what was asked for whole is wrapped, not cut. */
export function wrapLines(text: ReadText, width: number): readonly TextLine[] {
  return wrapOnce(linesOf(text), width);
}

/** Copies a text as it is shown. */
export function copyShown({execute}: Pick<ControllerTools, 'execute'>, text: ShownText): void {
  execute({type: 'copy', what: text.title, text: linesOf(text).join('\n')});
}

/** Asks where to save a text as it is shown. */
export function saveShown(tools: ControllerTools, text: ShownText): void {
  openSaveOfText(tools, text.title, linesOf(text).join('\n'));
}

function linesOf({lines, plainLines, revealed}: ShownText): readonly string[] {
  return revealed ? plainLines : lines;
}

/** The rows that hold what is looked for, by their indexes. */
export const matchingRows = madeOnce(findMatchingRows);

const wrapOnce = madeOnce((lines: readonly string[], width: number): readonly TextLine[] =>
  lines.flatMap(line => wrapText(line, width).map(text => ({text, line}))),
);

type AtText = At<ReadText>;

export const textDialog = defineDialog(nameDialog<ReadText>()('text'), {
  modes: {
    reading: {title: 'Text'},
    typing: {title: 'Text, while something is looked for', types: 'to find'},
  },
  mode: ({search}) => (search?.edit === undefined ? 'reading' : 'typing'),
  bindings: [
    ...[
      {
        name: 'reveal',
        title: 'Show or hide secrets',
        keys: ['v'],
        hint: 'show or hide secrets',
        run: ({dialog}: AtText) => dialog.update(text => ({...text, revealed: !text.revealed})),
      },
      {
        name: 'filter',
        title: 'Search',
        keys: ['/'],
        hint: 'search',
        run: ({dialog}: AtText) =>
          dialog.update(text => ({...text, search: {query: '', edit: toTextEdit(''), row: text.top - 1}})),
      },
      whileSearched('search-next', 'Next match', 'n', 1),
      whileSearched('search-previous', 'Previous match', 'N', -1),
      {
        name: 'copy',
        title: 'Copy all of it',
        keys: ['y'],
        hint: 'copy',
        run: ({tools, state}: AtText) => copyShown(tools, state),
      },
      {
        name: 'save',
        title: 'Save it to a file',
        keys: ['S'],
        hint: 'save',
        run: ({tools, state}: AtText) => saveShown(tools, state),
      },
      ...textBindings<ReadText>((at, move) => scroll(at, move, width => countRows(at.state, width))),
      undoBinding,
      helpBinding,
      {name: 'close', title: 'Close; first ends the search', keys: ['esc'], hint: 'close', run: close},
      {name: 'leave-text', title: 'Close', keys: ['q'], run: ({dialog}: AtText) => dialog.close()},
    ].map(binding => ({...binding, modes: ['reading']})),
    ...filterBindings<ReadText>({
      keep: text => ({...text, search: text.search?.query ? {...text.search, edit: undefined} : undefined}),
      clear: text => ({...text, search: undefined}),
    }),
  ],
  line: ({search}) => search?.edit,
  typed: (at, edit) => {
    const from = at.state.search?.query === edit.text ? at.state.search.row : at.state.top - 1;
    goToMatch(at, {query: edit.text, edit, row: from}, 1);
  },
  place: ({body}) => body,
});

/** Its rows, and the one below them in which what is looked for stands. */
function countRows(text: ReadText, width: number): number {
  return wrapLines(text, width).length + (text.search === undefined ? 0 : 1);
}

function whileSearched(name: string, title: string, key: string, by: 1 | -1): DialogBinding<ReadText> {
  return {
    name,
    title,
    keys: [key],
    hint: 'next, previous match',
    unavailable: ({state}) => (state.search === undefined ? 'nothing is looked for: / begins' : undefined),
    run: at => {
      if (at.state.search !== undefined) goToMatch(at, at.state.search, by);
    },
  };
}

function goToMatch({tools, dialog}: AtText, search: NonNullable<ReadText['search']>, by: 1 | -1): void {
  const {width, height} = bodyOf(tools);
  dialog.update(text => {
    const rows = wrapLines(text, innerWidth(width));
    const row = nextRow(matchingRows(rows, search.query), search.row, by);
    if (row === undefined) return {...text, search};
    return {...text, search: {...search, row}, top: scrollTo(text.top, row, Math.max(1, height - 3), rows.length)};
  });
}

function close({dialog, state}: AtText): void {
  if (state.search === undefined) return dialog.close();
  dialog.update(text => ({...text, search: undefined}));
}

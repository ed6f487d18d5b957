import {wrapText} from '../../core/text/wrap.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import type {Dialog} from '../tools/dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {closeBinding, helpBinding, textBindings, undoBinding} from '../tools/usual-bindings.ts';
import {scroll} from './scroll.ts';

/** A text to read. */
export interface ReadText {
  readonly title: string;
  /** The text with its secrets masked, and as it is. */
  readonly lines: readonly string[];
  readonly plainLines: readonly string[];
  readonly revealed: boolean;
  readonly top: number;
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

/** A row of a text with the whole line it is of. */
export interface TextLine {
  readonly text: string;
  readonly line: string;
}

/** The rows of a text of at most `width` columns: what was asked for whole is wrapped, not cut. */
export function wrapLines({lines, plainLines, revealed}: ReadText, width: number): TextLine[] {
  return (revealed ? plainLines : lines).flatMap(line => wrapText(line, width).map(text => ({text, line})));
}

export const textDialog = defineDialog(nameDialog<ReadText>()('text'), {
  modes: {main: {title: 'Text'}},
  bindings: [
    {
      name: 'reveal',
      title: 'Show or hide secrets',
      keys: ['v'],
      hint: 'show or hide secrets',
      run: ({dialog}) => dialog.update(text => ({...text, revealed: !text.revealed})),
    },
    ...textBindings<ReadText>((at, move) => scroll(at, move, width => wrapLines(at.state, width).length)),
    undoBinding,
    helpBinding,
    closeBinding,
  ],
  place: ({body}) => body,
});

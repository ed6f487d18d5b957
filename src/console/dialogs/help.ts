import {buildHelpLines, type HelpLine} from '../bindings/help-lines.ts';
import type {OpenDialog} from '../session/open-dialog.ts';
import {toContext} from '../tools/context.ts';
import {defineDialog} from '../tools/define-dialog.ts';
import {nameDialog} from '../tools/dialog-name.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {helpBinding, textBindings} from '../tools/usual-bindings.ts';
import {buildDialogHelp} from './dialog-help.ts';
import {scroll} from './scroll.ts';

/** The keys that work in a dialog as it was, or in the panes. */
export interface Help {
  readonly of: OpenDialog | undefined;
  readonly top: number;
}

/** Opens the help for what is on top. */
export function openHelp({dialogs}: ControllerTools): void {
  dialogs.open(helpDialog, {of: dialogs.top(), top: 0});
}

/** Every key that works there, and why those that do not do not, a row each. */
export function findHelpLines(tools: ControllerTools, {of}: Help): readonly HelpLine[] {
  return of === undefined ? buildHelpLines(tools.actions, toContext(tools)) : buildDialogHelp(tools, of);
}

export const helpDialog = defineDialog(nameDialog<Help>()('help'), {
  modes: {main: {title: 'Help'}},
  bindings: [
    ...textBindings<Help>((at, move) => scroll(at, move, () => findHelpLines(at.tools, at.state).length)),
    {
      ...helpBinding,
      name: 'close-help',
      title: 'Close',
      keys: ['esc', 'q', '?'],
      hint: 'close',
      run: ({dialog}) => dialog.close(),
    },
  ],
  place: ({body}) => body,
});

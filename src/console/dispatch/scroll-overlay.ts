import {textMoves} from '../../core/keys/moves.ts';
import {innerWidth} from '../../core/layout.ts';
import {moveTo} from '../../core/table/scroll.ts';
import {toHelpLines, toOverlayHelp} from '../bindings/help-lines.ts';
import {toTextLines} from '../dialogs/text-lines.ts';
import {toConflictLines} from '../form/conflict-lines.ts';
import {layoutOf} from '../layout/geometry.ts';
import type {Overlay} from '../session/overlay.ts';
import {toContext} from '../tools/context.ts';
import {overlayRect} from '../tools/overlay-rect.ts';
import type {ControllerTools} from '../tools/parts.ts';

type Scrollable = Extract<Overlay, {type: 'help' | 'text' | 'conflict' | 'bulk'}>;

/** Scrolls a text over the panes by a key; it stops at its ends. */
export function scrollOverlay(tools: ControllerTools, overlay: Scrollable, key: string): void {
  const move = textMoves[key];
  if (move === undefined) return;
  const session = tools.store.getState();
  const rect = overlayRect(overlay, layoutOf(session, tools.resources));
  const page = Math.max(1, rect.height - 2);
  const last = Math.max(0, countLines(tools, overlay, innerWidth(rect.width)) - page);
  tools.open({...overlay, top: moveTo(move, Math.min(overlay.top, last), page, last + 1)});
}

function countLines(tools: ControllerTools, overlay: Scrollable, width: number): number {
  if (overlay.type === 'help') {
    return (overlay.under === undefined ? toHelpLines(tools.actions, toContext(tools)) : toOverlayHelp(overlay.under))
      .length;
  }
  if (overlay.type === 'bulk') return overlay.targets.length;
  if (overlay.type === 'text') return toTextLines(overlay, width).length;
  return toConflictLines(overlay, tools.services.maskInput, width).length;
}

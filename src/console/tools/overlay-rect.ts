import type {Layout, Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {promptHints} from '../dialogs/prompt-hints.ts';
import type {Overlay} from '../session/overlay.ts';

/** Runs take Detail's place, so that the log stays in view; forms and texts the body; choices the middle. */
export function overlayRect(overlay: Overlay, {body, dialog}: Layout): Rect {
  switch (overlay.type) {
    case 'run':
      return dialog;
    case 'workbench':
    case 'operation':
    case 'review':
    case 'conflict':
    case 'bulk':
      return body;
    case 'journal':
    case 'remedies':
    case 'incidents':
    case 'help':
    case 'text':
      return body;
    case 'picker':
      return centred(body, 84, Math.max(20, Math.min(overlay.choices.length + 3, 32)));
    case 'runs':
      return centred(body, 100, 24);
    case 'run-save':
      return centred(body, 90, 4);
    case 'menu':
      return centred(body, 72, overlay.choices.length + 2);
    case 'prompt':
      return centred(body, 72, 3 + promptHints(overlay, innerWidth(Math.min(72, body.width - 4))).length);
  }
}

function centred(body: Rect, width: number, height: number): Rect {
  const own = {width: Math.min(width, body.width - 4), height: Math.min(height, body.height - 2)};
  return {
    ...own,
    x: Math.floor((body.width - own.width) / 2),
    y: body.y + Math.max(0, Math.floor((body.height - own.height) / 3)),
  };
}

import {showKey} from '../../core/keys/key.ts';
import type {Tone} from '../../core/tone.ts';
import {overlayHints} from '../../ui/overlays/overlay-hints.ts';
import type {Overlay} from '../session/overlay.ts';
import {type Action, type ActionContext, actionsIn} from './action.ts';

interface Line {
  readonly text: string;
  readonly tone: Tone;
}

/** The keys that work in what lies over the panes, a row each. */
export function toOverlayHelp(overlay: Overlay): Line[] {
  return overlayHints(overlay).map(([key, label]) => ({text: `  ${key.padEnd(16)}${label}`, tone: 'plain'}));
}

/** Every key that works where the user is, and why those that do not do not, a row each under the actions' groups. */
export function toHelpLines(actions: readonly Action[], context: ActionContext): Line[] {
  const here = actionsIn(actions, context.scope, context.resource.name).filter(({keys}) => keys.length > 0);
  const groups = [...new Set(here.map(({group}) => group))];
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : [{text: '', tone: 'plain' as const}]),
    {text: group, tone: 'heading' as const},
    ...here.filter(action => action.group === group).map(action => toLine(action, action.unavailable?.(context))),
  ]);
}

function toLine({keys, title}: Action, reason: string | undefined): Line {
  const shown = keys.map(showKey).join(' ').padEnd(16);
  if (reason === undefined) return {text: `  ${shown}${title}`, tone: 'plain'};
  return {text: `  ${shown}${title} (not now: ${reason})`, tone: 'dim'};
}

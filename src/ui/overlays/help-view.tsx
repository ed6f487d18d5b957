import {type Action, actionsIn} from '../../core/actions/action.ts';
import {showKey} from '../../core/keys/key.ts';
import type {Rect} from '../../core/layout.ts';
import {useConsole} from '../hooks/use-console.ts';
import {frameRows, type Painted} from '../paint/frame.ts';
import type {Theme} from '../paint/theme.ts';
import {Rows} from '../panes/rows.tsx';

/** Every key that works where the user is, and why those that do not do not. */
export function HelpView({top, rect}: {top: number; rect: Rect}) {
  const {theme, controller, actions} = useConsole();
  const context = controller.context();
  const here = actionsIn(actions, context.scope, context.resource.name).filter(({keys}) => keys.length > 0);
  const groups = [...new Set(here.map(({group}) => group))];
  const lines = groups.flatMap(group => [
    {text: group, paint: theme.tones.heading},
    ...here
      .filter(action => action.group === group)
      .map(action => toLine(action, action.unavailable?.(context), theme)),
    {text: '', paint: theme.tones.plain},
  ]);
  const count = rect.height - 2;
  const first = Math.max(0, Math.min(top, lines.length - count));
  const below = lines.length - first - count;
  const title = `Help: keys in ${context.scope === 'list' ? context.resource.title : context.scope}${below > 0 ? `  (${below} more below)` : ''}`;
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return <Rows rows={frameRows(frame, rect.height, title, lines.slice(first, first + count))} width={rect.width} />;
}

function toLine({keys, title}: Action, reason: string | undefined, theme: Theme): Painted {
  const shown = keys.map(showKey).join(' ').padEnd(16);
  if (reason === undefined) return {text: `  ${shown}${title}`, paint: theme.tones.plain};
  return {text: `  ${shown}${title} (not now: ${reason})`, paint: theme.tones.dim};
}

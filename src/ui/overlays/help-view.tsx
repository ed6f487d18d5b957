import {toHelpLines, toOverlayHelp} from '../../console/bindings/help-lines.ts';
import type {Overlay} from '../../console/session/overlay.ts';
import type {Rect} from '../../core/layout.ts';
import {useConsole} from '../hooks/use-console.ts';
import {frameRows} from '../paint/frame.ts';
import {Rows} from '../panes/rows.tsx';

/** Every key that works where the user is, and why those that do not do not. */
export function HelpView({help, rect}: {help: Extract<Overlay, {type: 'help'}>; rect: Rect}) {
  const {top, under} = help;
  const {theme, controller, actions} = useConsole();
  const context = controller.context();
  const lines = under === undefined ? toHelpLines(actions, context) : toOverlayHelp(under);
  const count = rect.height - 2;
  const first = Math.max(0, Math.min(top, lines.length - count));
  const below = lines.length - first - count;
  const place =
    under === undefined ? `in ${context.scope === 'list' ? context.resource.title : context.scope}` : 'here';
  const title = `Help: keys ${place}${below > 0 ? `  (${below} more below)` : ''}`;
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  const rows = lines.slice(first, first + count).map(({text, tone}) => ({text, paint: theme.tones[tone]}));
  return <Rows rows={frameRows(frame, rect.height, title, rows)} width={rect.width} />;
}

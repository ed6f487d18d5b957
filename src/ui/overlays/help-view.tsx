import type {Rect} from '../../core/layout.ts';
import {useConsole} from '../hooks/use-console.ts';
import {frameRows} from '../paint/frame.ts';
import {Rows} from '../panes/rows.tsx';
import {toHelpLines} from './help-lines.ts';

/** Every key that works where the user is, and why those that do not do not. */
export function HelpView({top, rect}: {top: number; rect: Rect}) {
  const {theme, controller, actions} = useConsole();
  const context = controller.context();
  const lines = toHelpLines(actions, context);
  const count = rect.height - 2;
  const first = Math.max(0, Math.min(top, lines.length - count));
  const below = lines.length - first - count;
  const title = `Help: keys in ${context.scope === 'list' ? context.resource.title : context.scope}${below > 0 ? `  (${below} more below)` : ''}`;
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  const rows = lines.slice(first, first + count).map(({text, tone}) => ({text, paint: theme.tones[tone]}));
  return <Rows rows={frameRows(frame, rect.height, title, rows)} width={rect.width} />;
}

import {findHelpLines, type Help} from '../../console/dialogs/help.ts';
import {useConsole} from '../hooks/use-console.ts';
import {frameRows} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';
import type {DialogViewProps} from './dialog-view-props.ts';

/** Every key that works where the user is, and why those that do not do not. */
export function HelpView({state: help, rect}: DialogViewProps<Help>) {
  const {top, of} = help;
  const {theme, controller} = useConsole();
  const context = controller.context();
  const lines = findHelpLines(controller.tools, help);
  const count = rect.height - 2;
  const first = Math.max(0, Math.min(top, lines.length - count));
  const below = lines.length - first - count;
  const place = of === undefined ? `in ${context.scope === 'list' ? context.resource.title : context.scope}` : 'here';
  const title = `Help: keys ${place}${below > 0 ? `  (${below} more below)` : ''}`;
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  const rows = lines.slice(first, first + count).map(({text, tone}) => ({text, paint: theme.tones[tone]}));
  return <Rows rows={frameRows(frame, rect.height, title, rows)} width={rect.width} />;
}

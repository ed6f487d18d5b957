import {buildConflictLines} from '../../console/form/conflict-lines.ts';
import type {ConflictState} from '../../console/form/states.ts';
import {innerWidth} from '../../core/layout.ts';
import type {DialogViewProps} from '../dialogs/dialog-view-props.ts';
import {useConsole} from '../hooks/use-console.ts';
import {useServices} from '../hooks/use-services.ts';
import {frameRows} from '../paint/frame.ts';
import {Rows} from '../paint/rows.tsx';

/** What was there, what someone else made of it, and what the form would make of it. */
export function ConflictView({state: conflict, rect}: DialogViewProps<ConflictState>) {
  const {theme} = useConsole();
  const services = useServices();
  const rows = buildConflictLines(conflict, services, innerWidth(rect.width)).map(({text, tone}) => ({
    text,
    paint: theme.tones[tone],
  }));
  const top = Math.max(0, Math.min(conflict.top, rows.length - rect.height + 2));
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return <Rows rows={frameRows(frame, rect.height, `Conflict: ${conflict.title}`, rows, top)} width={rect.width} />;
}

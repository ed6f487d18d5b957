import {toConflictLines} from '../../console/form/conflict-lines.ts';
import {useServices} from '../../console/services.ts';
import type {Overlay} from '../../console/session/overlay.ts';
import type {Rect} from '../../core/layout.ts';
import {innerWidth} from '../../core/layout.ts';
import {useConsole} from '../hooks/use-console.ts';
import {frameRows} from '../paint/frame.ts';
import {Rows} from '../panes/rows.tsx';

/** What was there, what someone else made of it, and what the form would make of it. */
export function ConflictView({conflict, rect}: {conflict: Extract<Overlay, {type: 'conflict'}>; rect: Rect}) {
  const {theme} = useConsole();
  const {maskInput} = useServices();
  const rows = toConflictLines(conflict, maskInput, innerWidth(rect.width)).map(({text, tone}) => ({
    text,
    paint: theme.tones[tone],
  }));
  const top = Math.max(0, Math.min(conflict.top, rows.length - rect.height + 2));
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return (
    <Rows rows={frameRows(frame, rect.height, `Conflict: ${conflict.title}`, rows.slice(top))} width={rect.width} />
  );
}

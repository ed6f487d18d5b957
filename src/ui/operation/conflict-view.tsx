import type {Conflict} from '../../core/input/merge.ts';
import type {Rect} from '../../core/layout.ts';
import type {Overlay} from '../../core/session/session.ts';
import {wrapText} from '../../core/text/wrap.ts';
import type {Tone} from '../../core/tone.ts';
import {useConsole} from '../hooks/use-console.ts';
import {frameRows, innerWidth} from '../paint/frame.ts';
import {Rows} from '../panes/rows.tsx';
import {useServices} from '../services.ts';

/** What was there, what someone else made of it, and what the form would make of it. */
export function ConflictView({conflict, rect}: {conflict: Extract<Overlay, {type: 'conflict'}>; rect: Rect}) {
  const {theme} = useConsole();
  const {maskInput} = useServices();
  const width = innerWidth(rect.width);
  const show = (path: string, value: unknown) => {
    if (value === undefined) return '–';
    const masked = maskInput(conflict.next.form.operation, {[path]: value})[path];
    return typeof masked === 'string' ? masked : JSON.stringify(masked);
  };
  const lines: readonly {text: string; tone: Tone}[] = [
    {text: '✗ Someone else changed this since the form was opened; nothing was overwritten.', tone: 'bad'},
    {
      text: 'Enter opens the form on their state with your changes in it; you review it again before it is sent.',
      tone: 'accent',
    },
    {text: '', tone: 'plain'},
    ...conflict.conflicts.flatMap(entry => toLines(entry, value => show(entry.path, value))),
  ];
  const rows = lines.flatMap(({text, tone}) =>
    wrapText(text, width).map(row => ({text: row, paint: theme.tones[tone]})),
  );
  const top = Math.max(0, Math.min(conflict.top, rows.length - rect.height + 2));
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return (
    <Rows rows={frameRows(frame, rect.height, `Conflict: ${conflict.title}`, rows.slice(top))} width={rect.width} />
  );
}

function toLines(
  {path, opened, theirs, mine}: Conflict,
  show: (value: unknown) => string,
): {text: string; tone: Tone}[] {
  return [
    {text: path, tone: 'heading'},
    {text: `  when opened  ${show(opened)}`, tone: 'dim'},
    {text: `  theirs now   ${show(theirs)}`, tone: 'warn'},
    {text: `  yours        ${show(mine)}`, tone: 'good'},
    {text: '', tone: 'plain'},
  ];
}

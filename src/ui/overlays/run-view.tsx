import {useEffect, useState} from 'react';
import type {Rect} from '../../core/layout.ts';
import {useConsole, useSession} from '../hooks/use-console.ts';
import {frameRows, innerWidth} from '../paint/frame.ts';
import {Rows} from '../panes/rows.tsx';
import {useServices} from '../services.ts';
import {toRunLines} from './run-lines.ts';

/** An invocation: its clock while it runs, then what it came to. */
export function RunView({id, top, rect}: {id: number; top: number; rect: Rect}) {
  const {theme} = useConsole();
  const run = useSession(session => session.runs.find(entry => entry.id === id));
  const now = useClock(run?.outcome.state === 'running');
  if (run === undefined) return null;
  const lines = toRunLines(run, now, innerWidth(rect.width));
  const count = rect.height - 2;
  const first = Math.max(0, Math.min(top, lines.length - count));
  const rows = lines.slice(first, first + count).map(({text, tone}) => ({text, paint: theme.tones[tone]}));
  const place =
    lines.length > count ? `  ${first + 1}–${Math.min(lines.length, first + count)} of ${lines.length}` : '';
  const frame = {theme, width: rect.width, focused: true, place: 'alone' as const};
  return (
    <Rows rows={frameRows(frame, rect.height, `${run.invocationType} ${run.name}${place}`, rows)} width={rect.width} />
  );
}

/** Milliseconds between two looks at the clock of a run. */
const tick = 500;

/** The time, read twice a second while something is awaited and never otherwise. */
function useClock(running: boolean): number {
  const {now} = useServices();
  const [time, setTime] = useState(() => now().getTime());
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setTime(now().getTime()), tick);
    return () => clearInterval(timer);
  }, [running, now]);
  return time;
}

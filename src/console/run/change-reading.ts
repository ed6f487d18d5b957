import type {RunReading} from '../../core/run/reading.ts';
import {beneath, type Overlay} from '../session/overlay.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** Changes how a run is read, also while something lies over it; nothing happens when it is not open any more. */
export function changeReading(tools: ControllerTools, id: number, change: (reading: RunReading) => RunReading): void {
  const {overlay} = tools.store.getState();
  const changed = overlay === undefined ? undefined : withChanged(overlay, id, change);
  if (changed !== undefined && changed !== overlay) tools.open(changed);
}

/** The reading of the run, when it is open. */
export function readingOf(tools: ControllerTools, id: number): RunReading | undefined {
  let overlay = tools.store.getState().overlay;
  while (overlay !== undefined && !(overlay.type === 'run' && overlay.id === id)) overlay = beneath(overlay);
  return overlay?.reading;
}

function withChanged(overlay: Overlay, id: number, change: (reading: RunReading) => RunReading): Overlay {
  if (overlay.type === 'run' && overlay.id === id) return {...overlay, reading: change(overlay.reading)};
  const under = 'under' in overlay ? overlay.under : undefined;
  return under === undefined ? overlay : ({...overlay, under: withChanged(under, id, change)} as Overlay);
}

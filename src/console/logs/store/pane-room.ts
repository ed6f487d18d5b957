import {innerHeight, innerWidth, type Rect} from '../../../core/layout.ts';
import type {LogNote} from '../../../core/logs/log-pane.ts';
import {noteRows} from '../../../core/logs/note-text.ts';
import type {LogStore} from './log-store.ts';

/** How the room inside the pane's frame is divided. */
export interface PaneRoom {
  readonly width: number;
  /** What has to be said about the groups, a row each, above the lines. */
  readonly notes: readonly LogNote[];
  /** Rows left for lines. */
  readonly height: number;
}

/** Gives the notes their rows, and the lines what is left. */
export function divideRoom({width, height}: Pick<Rect, 'width' | 'height'>, logs: LogStore): PaneRoom {
  const rows = innerHeight(height, 'alone');
  const inside = innerWidth(width);
  const notes = noteRows([...logs.notes().values()], inside, Math.max(1, rows - 1));
  return {width: inside, notes, height: rows - notes.length};
}

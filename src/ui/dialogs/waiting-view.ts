import type {AwaitedRead} from '../../console/dialogs/waiting.ts';
import type {Rect} from '../../core/layout.ts';
import type {PlacedRows} from '../paint/placed-rows.ts';
import type {DrawnConsole} from '../parts/console.ts';
import {buildTextView} from './text-view.ts';

/** What is waited for, and that keys wait with it. */
export function buildWaitingView(
  parts: DrawnConsole,
  {title, words, typed}: AwaitedRead,
  rect: Rect,
): readonly PlacedRows[] {
  const count = typed.length === 1 ? '1 key waits' : `${typed.length} keys wait`;
  const lines = typed.length === 0 ? [words] : [words, '', `${count} for what opens.`];
  return buildTextView(parts, {title, lines, plainLines: lines, revealed: false, top: 0}, rect);
}

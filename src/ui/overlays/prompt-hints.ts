import type {Overlay} from '../../core/session/overlay.ts';
import type {Tone} from '../../core/tone.ts';

/** What stands under a prompt's field: what is wrong with it, and what may be typed. */
export function promptHints({
  note,
  error,
}: Extract<Overlay, {type: 'prompt'}>): readonly {readonly text: string; readonly tone: Tone}[] {
  return [
    ...(error === undefined ? [] : [{text: `✗ ${error}`, tone: 'bad' as const}]),
    ...(note === undefined ? [] : [{text: note, tone: 'dim' as const}]),
  ];
}

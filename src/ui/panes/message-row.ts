import {tourSteps} from '../../console/session/tour-steps.ts';
import {markPointed} from '../../core/pointer/pointed.ts';
import {displayWidth, truncate} from '../../core/text/fit.ts';
import type {Tone} from '../../core/tone.ts';
import type {DrawnConsole} from '../parts/console.ts';

/**
 * What was said last, or else the tour's next step, for the row where the frames close: it hides neither what they hold nor the
 * keys below. Undefined while there is neither.
 */
export function buildMessageRow({theme, store}: DrawnConsole, columns: number): string | undefined {
  const {notice, tour} = store.drawn.getState();
  const step = tour === undefined ? undefined : tourSteps[tour];
  if (notice === undefined && step === undefined) return undefined;
  const {text, tone} = notice ?? {
    text: `Tour ${(tour ?? 0) + 1} of ${tourSteps.length}  ${step?.text}`,
    tone: 'accent',
  };
  const room = columns - 6;
  const whole = `${signs[tone] ?? ''}${text}`;
  const hint = displayWidth(whole) > room ? ' M' : '';
  const shown = truncate(whole, room - hint.length);
  const line = '─'.repeat(Math.max(0, room - displayWidth(shown) - hint.length));
  return `${theme.border('╰─')} ${theme.tones[tone](shown)}${hint === '' ? '' : markPointed({kind: 'key', key: 'M'})}${theme.key(hint)} ${theme.border(`${line}─╯`)}`;
}

/** Colour is never the only sign. */
const signs: Partial<Record<Tone, string>> = {bad: '✗ ', warn: '! ', good: '✓ '};

import {formatLength} from '../../core/format/age.ts';
import {longWait} from '../reads/waits.ts';
import type {Dialog} from '../tools/dialog.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openText, type ReadText} from './text.ts';

/** Milliseconds between two tellings. */
const tick = 1000;

/** Opens a text that says what is waited for, and for how long once that is longer than usual. Esc gives up. */
export function openWaiting(tools: Pick<ControllerTools, 'dialogs'>, title: string, what: string): Dialog<ReadText> {
  const waiting = openText(tools, title, [what]);
  const began = Date.now();
  const timer = setInterval(() => {
    const waited = Date.now() - began;
    if (waited < longWait) return;
    const lines = [`${what} ${formatLength(waited)} · Esc gives up`];
    waiting.update(text => ({...text, lines, plainLines: lines}));
  }, tick);
  waiting.signal.addEventListener('abort', () => clearInterval(timer), {once: true});
  return waiting;
}

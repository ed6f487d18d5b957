import {formatTimeOfDay} from '../../core/format/age.ts';
import type {Tone} from '../../core/tone.ts';
import type {SaidMessage} from '../session/messages.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {openText} from './text.ts';

/** Lists what was said in this session, the newest first, and takes its errors for seen. */
export function openMessages(tools: ControllerTools): void {
  const {all} = tools.store.getState().messages;
  tools.store.dispatch({type: 'messages', messages: {all, unseen: 0}});
  if (all.length === 0) return tools.notify('Nothing was said yet in this session.', 'dim');
  openText(tools, 'Messages, the newest first', all.toReversed().map(formatMessage));
}

function formatMessage({text, tone, at, times}: SaidMessage): string {
  const again = times > 1 ? ` (${times} times)` : '';
  return `${formatTimeOfDay(new Date(at))}  ${(words[tone] ?? '').padEnd(8)} ${text}${again}`;
}

const words: Partial<Record<Tone, string>> = {bad: 'error', warn: 'warning'};

import type {Tone} from '../../core/tone.ts';

/** Something that was said. */
export interface SaidMessage {
  readonly text: string;
  readonly tone: Tone;
  /** When it was said last, in milliseconds since 1970. */
  readonly at: number;
  /** How often it was said in a row. */
  readonly times: number;
}

/** What was said, the newest last, and how many errors of it nobody has looked at. */
export interface Messages {
  readonly all: readonly SaidMessage[];
  readonly unseen: number;
}

export const noMessages: Messages = {all: [], unseen: 0};

const most = 200;

/** The messages with one more. What is said again counts; what has no consequence is not kept. */
export function withMessage(messages: Messages, {text, tone, at}: Omit<SaidMessage, 'times'>): Messages {
  if (tone === 'dim') return messages;
  const last = messages.all.at(-1);
  const isSame = last?.text === text && last.tone === tone;
  const others = isSame ? messages.all.slice(0, -1) : messages.all;
  return {
    all: [...others, {text, tone, at, times: isSame ? last.times + 1 : 1}].slice(-most),
    unseen: messages.unseen + (tone === 'bad' && !(isSame && messages.unseen > 0) ? 1 : 0),
  };
}

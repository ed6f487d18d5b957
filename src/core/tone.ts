/** What a piece of text means; the theme decides how each looks. Colour is never the only sign. */
export type Tone = 'plain' | 'dim' | 'accent' | 'good' | 'warn' | 'bad' | 'heading';

/** A part of a row in one tone. */
export interface TonedText {
  readonly text: string;
  readonly tone: Tone;
}

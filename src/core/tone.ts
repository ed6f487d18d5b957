/** What a piece of text means; the theme decides how each looks. Colour is never the only sign. */
export type Tone = 'plain' | 'dim' | 'accent' | 'good' | 'warn' | 'bad' | 'heading';

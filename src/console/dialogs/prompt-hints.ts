import {wrapText} from '../../core/text/wrap.ts';
import type {Tone, TonedText} from '../../core/tone.ts';
import type {Prompt} from './prompt-state.ts';

/** What stands under a prompt's field, in rows of at most `width` columns: what is wrong with it, and what may be typed. */
export function promptHints({note, error, question, rest, ways = []}: Prompt, width: number): readonly TonedText[] {
  const rows = (text: string, tone: Tone) => wrapText(text, width).map(row => ({text: row, tone}));
  const asked = question === undefined || rest !== undefined ? [] : [question];
  return [
    ...(error === undefined ? [] : rows(`✗ ${[error, ...asked].join('; ')}`, 'bad')),
    ...(ways.length === 0 ? [] : rows(showWays(ways), 'accent')),
    ...(note === undefined ? [] : rows(note, 'dim')),
  ];
}

/** Ways that are shown; the others are counted. */
const mostShown = 12;

function showWays(ways: readonly string[]): string {
  const more = ways.length > mostShown ? [`… ${ways.length - mostShown} more`] : [];
  return [...ways.slice(0, mostShown), ...more].join('  ');
}

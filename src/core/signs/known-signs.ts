import {judgeHarm} from './harm.ts';
import type {Sign} from './sign.ts';

/** What is known to ail a function, whoever has read it. */
export interface KnownSigns {
  readonly signs: readonly Sign[];
}

/** What hurts now, the worst first. */
export function findHurting({signs}: KnownSigns): readonly Sign[] {
  return signs.filter(sign => judgeHarm(sign) === 'bad').toSorted((a, b) => b.score - a.score);
}

import {judgeHarm} from './harm.ts';
import type {Sign} from './sign.ts';

/** What is known to ail a function, whoever has read it. */
export interface KnownSigns {
  readonly signs: readonly Sign[];
  /** False while it is not known how its calls fare, or not any more: then it is not known to be well either. */
  readonly isWhole: boolean;
}

/** What hurts now, the worst first. */
export function findHurting({signs}: KnownSigns): readonly Sign[] {
  return signs.filter(sign => judgeHarm(sign) === 'bad').toSorted((a, b) => b.score - a.score);
}

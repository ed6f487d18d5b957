import type {Sign} from './sign.ts';

/** How bad a sign is: `bad` hurts now, `mild` is worth knowing, `over` has recovered, `usual` is no worse than on any day. */
export type Harm = 'bad' | 'mild' | 'over' | 'usual';

/** From this score on it hurts. */
const hurting = 5;

/** The one judgement that the list, Detail and the board are drawn from. What fails whenever it is called is bad, usual or not. */
export function judgeHarm({
  course,
  score,
  hurt = score,
  counts,
}: Pick<Sign, 'course' | 'score' | 'hurt' | 'counts'>): Harm {
  if (course === 'over') return 'over';
  if (counts !== undefined && counts.events >= counts.of) return 'bad';
  if (course === 'usual') return 'usual';
  return hurt >= hurting ? 'bad' : 'mild';
}

import type {LogNews} from '../../core/logs/log-services.ts';
import type {Problem} from '../../core/problem.ts';

/** What all groups of a request are doing together, told when it changes. */
export interface FollowState {
  /** A group waits so many milliseconds before it is asked again; undefined while lines are sent without asking. */
  waits(label: string, milliseconds: number | undefined): void;
  /** A group was read to its end, or cannot be: what was there in the beginning is not waited for any more. */
  caughtUp(label: string): void;
  problem(label: string, problem: Problem | undefined): void;
  loss(label: string, words: string): void;
}

/** Makes the state of groups, of which nothing is told but that they are read. */
export function createFollowState(labels: readonly string[], tell: (news: LogNews) => void): FollowState {
  const reading = new Set(labels);
  const periods = new Map<string, number | undefined>();
  const problems = new Map<string, string>();
  const losses = new Set<string>();
  let told: string | undefined;
  const report = () => {
    if (reading.size > 0) return;
    const known = [...periods.values()].filter(period => period !== undefined);
    const every = known.length === 0 ? undefined : Math.round(Math.min(...known) / 100) * 100;
    if (told === `${every}`) return;
    told = `${every}`;
    tell({type: 'state', state: 'following', ...(every !== undefined && {every})});
  };
  return {
    waits(label, milliseconds) {
      periods.set(label, milliseconds);
      report();
    },
    caughtUp(label) {
      if (reading.delete(label)) report();
    },
    problem(label, problem) {
      const words = problem === undefined ? undefined : `${problem.what} ${problem.why}`;
      if (problems.get(label) === words) return;
      if (words === undefined) problems.delete(label);
      else problems.set(label, words);
      tell({type: 'problem', label, problem});
    },
    loss(label, words) {
      const key = `${label} ${words}`;
      if (losses.has(key)) return;
      losses.add(key);
      tell({type: 'loss', label, words});
    },
  };
}

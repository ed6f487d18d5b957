import type {LogGroup} from '../../core/logs/log-services.ts';
import type {Problem} from '../../core/problem.ts';

/** What keeps a group from being read, in words about its logs. */
export function describeGroupProblem(problem: Problem, {name, label}: LogGroup, pattern: string | undefined): Problem {
  const what = `The logs of ${label} cannot be read`;
  switch (problem.kind) {
    case 'missing':
      return {
        ...problem,
        what: `There is no log group ${name}`,
        why: 'nothing has run yet, or it was deleted.',
        tryThis: 'Run the function: its lines appear here by themselves.',
      };
    case 'invalid':
      if (pattern === undefined) return {...problem, what};
      return {
        ...problem,
        what: 'CloudWatch Logs does not accept the filter pattern',
        tryThis: 'Correct it. Patterns are: words, "a phrase", ?one ?of, -without, %regex%, { $.level = "ERROR" }.',
      };
    case 'throttled':
    case 'service':
    case 'offline':
    case 'timeout':
    case 'malformed':
      return {
        ...problem,
        what: `${what} just now`,
        tryThis: 'They are asked for again by themselves, and no line is skipped.',
      };
    default:
      return {...problem, what};
  }
}

/** A fault of this program, as a problem. */
export function describeLogFault(error: unknown): Problem {
  return {
    kind: 'unexpected',
    what: 'The logs cannot be read',
    why: error instanceof Error ? error.message : String(error),
    tryThis: 'This is a fault of Lambdeck.',
  };
}

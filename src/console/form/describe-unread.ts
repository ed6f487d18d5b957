import type {Problem} from '../../core/problem.ts';

/**
 * That nothing was sent, for what is there now could not be read right before: why not, what mends that, and how to go on in the
 * review, with a form to go back to or without one.
 */
export function describeUnread(problem: Problem, {hasForm}: {readonly hasForm: boolean}): Problem {
  const looking = hasForm
    ? 'To look again, go back to the form with Esc and send it from there'
    : 'To look again, leave this with Esc and ask for it anew';
  return {
    ...problem,
    what: `Nothing was sent: ${problem.what}`,
    tryThis: `${problem.tryThis} ${looking}; r sends it without looking.`,
  };
}

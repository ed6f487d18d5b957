import type {Field} from '../../schema/index.ts';
import {findDifferences} from '../form/review.ts';
import {formatAnswer} from '../format/answer-lines.ts';
import type {Item} from '../item.ts';
import type {UnresolvedChange} from './unresolved.ts';

/** What is there now of the thing that a change was on: nothing, or the answer, with the values of it that the change sets. */
export type Now =
  | {readonly state: 'absent'}
  | {readonly state: 'there'; readonly answer: Item; readonly values: Item | undefined};

/**
 * What a look at what is there says of a change whose outcome nobody knows. `fields` are the members of its input; `names` are
 * those that say what it is on or guard it. Everything has its secrets masked.
 */
export function buildLookLines(
  {operation, time, command, input = {}}: UnresolvedChange,
  now: Now,
  fields: readonly Field[],
  names: readonly string[],
): readonly string[] {
  const sent = Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));
  return [
    `${operation}, ${time}: no outcome was written down.`,
    command,
    '',
    ...(now.state === 'absent'
      ? describeAbsence(operation)
      : describePresence(operation, now, findDifferences(fields, {before: now.values, sent, whole: false}, 'masked'))),
  ];
}

function describeAbsence(operation: string): readonly string[] {
  if (takesAway(operation)) return ['There is nothing of that now, as after this change.'];
  return ['There is nothing of that now: the change was not made, or what it made is gone.'];
}

function describePresence(
  operation: string,
  {answer, values}: Extract<Now, {state: 'there'}>,
  differences: ReturnType<typeof findDifferences>,
): readonly string[] {
  const there = ['', 'There now:', ...formatAnswer(answer)];
  if (takesAway(operation)) return ['It is there now: the change was not made, or it was made anew.', ...there];
  if (values === undefined) return ['It is there now; whether by this change is not known.', ...there];
  if (differences.length === 0)
    return ['All that was to be sent stands there now, as after this change. Secrets are not compared.', ...there];
  const lines = differences.map(
    ({path, before, after}) => `${path}: there ${before ?? 'is none'}, to be sent was ${after ?? 'none'}`,
  );
  return ['This differs, so the change was not made, or another one was after it:', ...lines, ...there];
}

function takesAway(operation: string): boolean {
  return /^(Delete|Remove|Untag)/.test(operation);
}

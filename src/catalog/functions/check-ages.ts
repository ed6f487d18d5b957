import type {Answer} from '../../core/detail-line.ts';
import type {Check, CheckAnswers} from './checks.ts';

type Source = keyof CheckAnswers;

/** The answers each check is made from. One that is not named here is taken to be made from all of them. */
const sources: Readonly<Record<string, readonly Source[]>> = {
  State: ['configuration'],
  'Last update': ['configuration'],
  Concurrency: ['configuration'],
  Errors: ['traffic'],
  Throttles: ['traffic', 'account'],
  Signs: ['board'],
  Mappings: ['mappings'],
  Policy: ['policy', 'mappings'],
  URL: ['urls', 'policy', 'aliasPolicies'],
  'On failure': ['configuration', 'asyncConfigs'],
  Recursion: ['recursion'],
};

/** The checks with how old is what they are made from. What was fine when it was read last is not known to be so still. */
export function withAges(checks: readonly Check[], answers: CheckAnswers): readonly Check[] {
  return checks.map(check => {
    const from = sources[check.label] ?? (Object.keys(answers) as Source[]);
    const age = from.flatMap(name => agesOf(answers[name]))[0];
    if (age === undefined || check.result === 'pending') return check;
    return {...check, result: check.result === 'fine' ? 'unknown' : check.result, words: `${check.words} (${age})`};
  });
}

function agesOf(answer: CheckAnswers[Source]): readonly string[] {
  if (!isAnswer(answer)) return Object.values(answer).flatMap(agesOf);
  return answer.state === 'ready' || answer.state === 'absent' ? [answer.age].filter(age => age !== undefined) : [];
}

/** One answer, and not several by name. */
function isAnswer(answer: CheckAnswers[Source]): answer is Answer<unknown> {
  return typeof answer.state === 'string';
}

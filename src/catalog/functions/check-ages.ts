import type {Check, CheckAnswers} from './checks.ts';

type Source = keyof CheckAnswers;

/** The answers each check is made from. One that is not named here is taken to be made from all of them. */
const sources: Readonly<Record<string, readonly Source[]>> = {
  State: ['configuration'],
  'Last update': ['configuration'],
  Concurrency: ['concurrency'],
  Throttles: ['traffic', 'account'],
  Mappings: ['mappings'],
  Policy: ['policy', 'urls', 'mappings'],
  'On failure': ['configuration', 'asyncConfigs'],
  Recursion: ['recursion'],
};

/** The checks with how old is what they are made from. What was fine when it was read last is not known to be so still. */
export function withAges(checks: readonly Check[], answers: CheckAnswers): readonly Check[] {
  return checks.map(check => {
    const from = sources[check.label] ?? (Object.keys(answers) as Source[]);
    const age = from.map(name => ageOf(answers[name])).find(known => known !== undefined);
    if (age === undefined || check.result === 'pending') return check;
    return {...check, result: check.result === 'fine' ? 'unknown' : check.result, words: `${check.words} (${age})`};
  });
}

function ageOf(answer: CheckAnswers[Source]): string | undefined {
  return answer.state === 'ready' || answer.state === 'absent' ? answer.age : undefined;
}

import type {InvokeTarget} from '../invoke-target.ts';
import type {Options} from './options.ts';

/** Seconds an answer is waited for at most (Lambda quotas page): what may take longer is begun as an event. */
const longestAnswer = 900;

/** What is chosen at first for a durable function: it takes a qualifier, and an event where it may take long. */
export function chooseForDurable({isDurable, Qualifier, Timeout = 0}: InvokeTarget): Partial<Options> {
  if (!isDurable) return {qualifier: Qualifier};
  return {qualifier: Qualifier ?? latest, ...(Timeout > longestAnswer && {type: 'Event', logType: undefined})};
}

/** Why the service would refuse to begin an execution with these options, by the option; undefined when it would not. */
export function findDurableProblem(
  {isDurable, Qualifier = latest, Timeout = 0}: InvokeTarget,
  {qualifier, type, durableExecutionName, times}: Options,
): {readonly option: string; readonly why: string} | undefined {
  if (durableExecutionName !== undefined && times > 1) {
    const why = 'A name stands for one execution: leave it empty to begin several.';
    return {option: 'DurableExecutionName', why};
  }
  if (!isDurable) return undefined;
  if (qualifier === undefined) {
    return {option: 'Qualifier', why: `A durable function is invoked by a version, an alias or ${latest}.`};
  }
  const isAwaited = type === 'RequestResponse' || type === 'ResponseStream';
  if (!isAwaited || qualifier !== Qualifier || Timeout <= longestAnswer) return undefined;
  const why = `It may take ${Timeout} s, and an answer is waited for ${longestAnswer} s at most: Event begins it.`;
  return {option: 'InvocationType', why};
}

/** Another name for another execution: the next number behind it. */
export function toNextName(name: string): string {
  const [, stem = name, number] = /^(.*?)-(\d{1,4})$/.exec(name) ?? [];
  return `${stem}-${number === undefined ? 2 : Number(number) + 1}`;
}

const latest = '$LATEST';

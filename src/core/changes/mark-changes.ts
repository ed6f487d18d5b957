import {type FunctionChange, isDeployment} from './change.ts';

/** Changes as they are marked in a chart: when, in milliseconds since 1970, and what by whom. */
interface ChangeMark {
  readonly at: number;
  readonly words: string;
}

/** Milliseconds between the steps of one deployment. */
const deploymentStep = 120_000;

/** What may have changed how a function runs, the oldest first: what one author did in a row is one mark. */
export function markChanges(changes: readonly FunctionChange[]): readonly ChangeMark[] {
  const groups: FunctionChange[][] = [];
  for (const change of changes.filter(isDeployment).toSorted((a, b) => a.time - b.time)) {
    const last = groups.at(-1)?.at(-1);
    const goesOn =
      last !== undefined && last.author?.who === change.author?.who && change.time - last.time <= deploymentStep;
    if (goesOn) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups.flatMap(group => {
    const [first] = group;
    return first === undefined ? [] : [{at: first.time, words: formatGroup(first, group)}];
  });
}

/** What only the function itself tells was code or settings: its LastModified says no more. */
function formatGroup({author, what}: FunctionChange, group: readonly FunctionChange[]): string {
  const operations = [...new Set(group.map(({operation}) => operation ?? 'code or configuration was changed'))];
  const who = author === undefined ? ` · ${what.join(' · ')}` : ` by ${author.who}`;
  return operations.join(', ') + who;
}

import {isSameValue} from '../../core/form/same-value.ts';
import type {Item} from '../../core/item.ts';
import type {OperationDeclaration} from '../../core/operation/operation.ts';
import type {Problem} from '../../core/problem.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import {type CurrentFacts, readFacts} from './current-state.ts';

/** What a change was made up from: the values that are there and what else it replaces or takes away. */
export type SeenState = Pick<CurrentFacts, 'before' | 'kept'>;

/** How what is there now stands to what a change was made up from. */
export type Freshness =
  | {readonly state: 'same' | 'moved'; readonly facts: CurrentFacts}
  | {readonly state: 'unknown'; readonly problem: Problem};

/** What a change is on, and what it was made up from. */
export interface Target {
  readonly connection: Connection;
  readonly fixed: Item;
  readonly seen: SeenState;
}

/** Reads what is there now, right before a change of it is sent. Rejects when that was given up. */
export async function readFreshness(
  declaration: OperationDeclaration,
  {connection, fixed, seen}: Target,
  signal: AbortSignal,
): Promise<Freshness> {
  try {
    const facts = await readFacts(connection, declaration, fixed, signal);
    return {state: isSameValue(toMembers(seen), toMembers(facts)) ? 'same' : 'moved', facts};
  } catch (error) {
    return {state: 'unknown', problem: toProblem(error)};
  }
}

/** Members that are other than they were seen, each as it was and as it is. */
export function findMoved(
  seen: SeenState,
  now: SeenState,
): readonly {path: string; opened: unknown; theirs: unknown}[] {
  const [old, next] = [toMembers(seen), toMembers(now)];
  return [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .map(path => ({path, opened: old[path], theirs: next[path]}))
    .filter(({opened, theirs}) => !isSameValue(opened, theirs));
}

function toMembers({before, kept}: SeenState): Item {
  return {...before, ...kept};
}

import type {Item} from '../../core/item.ts';
import type {Problem} from '../../core/problem.ts';
import type {Services} from '../services.ts';
import {toProblem} from './read-query.ts';

/** All items of a list operation; with a problem, those that came before it. */
export async function readAllItems(
  services: Services,
  operation: string,
  input: Item,
  signal: AbortSignal,
): Promise<{items: readonly Item[]; problem: Problem | undefined}> {
  const items: Item[] = [];
  const options = {background: false, signal, resumeFrom: undefined};
  try {
    for await (const page of services.list(operation, input, options)) items.push(...page.items);
    return {items, problem: undefined};
  } catch (error) {
    return {items, problem: toProblem(error)};
  }
}

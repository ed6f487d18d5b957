import type {Item} from '../../core/item.ts';
import type {Problem} from '../../core/problem.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from './read-query.ts';

/** All items of a list operation; with a problem, those that came before it. */
export async function readAllItems(
  connection: Connection,
  operation: string,
  input: Item,
  signal: AbortSignal,
): Promise<{items: readonly Item[]; problem: Problem | undefined}> {
  const items: Item[] = [];
  const options = {background: false, signal, resumeFrom: undefined};
  try {
    for await (const page of connection.list(operation, input, options)) items.push(...page.items);
    return {items, problem: undefined};
  } catch (error) {
    return {items, problem: toProblem(error)};
  }
}

import type {Page} from '../console/connection/connection.ts';
import type {Item} from '../core/item.ts';
import {ProblemError} from '../core/problem.ts';
import type {Operation} from '../schema/index.ts';

/** Lists page by page, of an input. */
type Lister = (operation: string, input: Item) => AsyncIterable<Page>;

/** Refusals at the beginning after which no other function is asked about. */
const enough = 3;

/** Whether a list is of one function, and none is said: it is read of each. */
export function isOfEachFunction({input: fields}: Operation, input: Item): boolean {
  return input['FunctionName'] === undefined && fields.some(({name, required}) => required && name === 'FunctionName');
}

/**
 * What a list of one function has, of all functions: one call after the other, a page or more of each. One that has gone meanwhile
 * has none; one that may not be asked about is counted. Throws a `ProblemError` at any other failure: its `resumeFrom`, the name
 * of the function before, goes on there.
 */
export async function* listEachFunction(
  list: Lister,
  operation: string,
  input: Item,
  resumeFrom: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const names: string[] = [];
  for await (const {items} of list('ListFunctions', {})) {
    names.push(...items.map(({FunctionName}) => String(FunctionName)));
  }
  let refused = 0;
  let answered = 0;
  // After a name that is no function's any more all are asked about: what came already is known by its identity.
  const first = resumeFrom === undefined ? 0 : names.indexOf(resumeFrom) + 1;
  for (const [index, name] of names.entries()) {
    if (index < first) continue;
    const progress = {done: index + 1, all: names.length};
    try {
      for await (const page of list(operation, {...input, FunctionName: name})) yield {...page, progress};
      answered += 1;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const {problem} = error;
      if (problem.kind === 'missing') continue;
      refused += 1;
      if (problem.kind !== 'denied' || (answered === 0 && refused >= enough)) {
        throw Object.assign(new ProblemError(problem, {cause: error}), {resumeFrom: names[index - 1]});
      }
      yield {items: [], progress, refused: true};
    }
  }
}

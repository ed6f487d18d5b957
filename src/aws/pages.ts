import type {ItemOf, ListOperation} from '../core/list-operation.ts';
import {type Problem, ProblemError} from '../core/problem.ts';
import {getOperation, type OperationInput, type OperationOutput} from '../schema/index.ts';
import {countLeftOut} from './null-items.ts';

/** One page of a list. */
export interface ListPage<Name extends ListOperation> {
  readonly items: readonly ItemOf<Name>[];
  readonly output: OperationOutput<Name>;
  /** Where the next page starts; undefined on the last. */
  readonly next: string | undefined;
  /** Items that were left out because they were null. */
  readonly leftOut: number;
  /** The answer had no list, not even an empty one: what was meant by that nobody knows. */
  readonly isUnlisted: boolean;
  /** Counted from 1, also when resumed. */
  readonly number: number;
}

/** A page that failed: what came before it stays good, and `resumeFrom` goes on where it broke off. */
export class PageError extends ProblemError {
  override readonly name = 'PageError';
  /** Token of the page that failed; undefined for the first page. */
  readonly resumeFrom: string | undefined;
  /** Number of the page that failed, counted from 1. */
  readonly number: number;

  constructor(problem: Problem, number: number, resumeFrom: string | undefined) {
    super(problem);
    this.number = number;
    this.resumeFrom = resumeFrom;
  }
}

/** Where a list starts. */
export interface ListStart {
  /** Token of the first page to fetch; the beginning if not given. */
  readonly resumeFrom?: string | undefined;
}

/**
 * A list page by page, each fetched when it is asked for. Throws a `PageError` at a page that fails, and when a page
 * leads back to one that was seen, which would never end. A list without paging is one page.
 */
export async function* fetchPages<Name extends ListOperation>(
  operation: Name,
  input: OperationInput<Name>,
  fetchPage: (input: OperationInput<Name>, number: number) => Promise<OperationOutput<Name>>,
  {resumeFrom}: ListStart,
): AsyncGenerator<ListPage<Name>, void, undefined> {
  const {pagination, output: fields} = getOperation(operation);
  const listed = pagination?.items ?? fields.find(field => field.kind === 'list')?.name;
  const seen = new Set<string>();
  let token = resumeFrom;
  for (let number = 1; ; number++) {
    if (token !== undefined) seen.add(token);
    const start = pagination && token !== undefined ? {[pagination.inputToken]: token} : {};
    const output = await fetchPage({...(input as object), ...start} as OperationInput<Name>, number).catch(
      createPageError(number, token),
    );
    const members = output as Readonly<Record<string, unknown>>;
    const found = listed === undefined ? [] : members[listed];
    const items = (Array.isArray(found) ? found.map(item => toItem(item, listed)) : []) as readonly ItemOf<Name>[];
    const isUnlisted = found === undefined || found === null;
    const next = toToken(pagination && members[pagination.outputToken]);
    yield {items, output, next, leftOut: countLeftOut(output), isUnlisted, number};
    if (next === undefined) return;
    if (seen.has(next)) throw new PageError(describeEndless(operation), number + 1, undefined);
    token = next;
  }
}

/** A plain text in a list of those has the list's name, as one of them is called. */
function toItem(item: unknown, listed = ''): unknown {
  return typeof item === 'string' ? {[listed.replace(/s$/, '')]: item} : item;
}

/** An empty token ends a list as well as none. */
function toToken(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function createPageError(number: number, token: string | undefined): (error: unknown) => never {
  return error => {
    throw error instanceof ProblemError ? new PageError(error.problem, number, token) : error;
  };
}

function describeEndless(operation: string): Problem {
  return {
    kind: 'malformed',
    what: `${operation} never ends`,
    why: 'The service gave the same page token twice, so the rest of the list cannot be had.',
    tryThis: 'Press r to load the list again.',
  };
}

import type {Item} from '../../core/item.ts';
import type {PageReader} from '../../core/operation/page-reader.ts';
import type {Connection} from '../connection/connection.ts';
import type {Services} from '../services.ts';

/** Makes a reader that reads once what several ask for. */
export function createPageReader(
  services: Pick<Services, 'operation'>,
  connection: Connection,
  options: {readonly background: boolean; readonly signal: AbortSignal},
): PageReader {
  const known = new Map<string, Promise<readonly Item[]>>();
  return (operation, input) => {
    const key = JSON.stringify([operation, input]);
    const {pagination} = services.operation(operation);
    const pages = known.get(key) ?? readPages(given => connection.call(operation, given, options), input, pagination);
    known.set(key, pages);
    return pages;
  };
}

/** A token that comes again ends it. */
async function readPages(
  read: (input: Item) => Promise<Item>,
  input: Item,
  pagination: {readonly inputToken: string; readonly outputToken: string} | undefined,
): Promise<readonly Item[]> {
  const pages = [await read(input)];
  if (pagination === undefined) return pages;
  const seen = new Set<unknown>([undefined, null, '']);
  for (
    let token = pages[0]?.[pagination.outputToken];
    !seen.has(token);
    token = pages.at(-1)?.[pagination.outputToken]
  ) {
    seen.add(token);
    pages.push(await read({...input, [pagination.inputToken]: token}));
  }
  return pages;
}

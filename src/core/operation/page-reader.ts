import type {OperationName} from '../../schema/index.ts';
import type {Item} from '../item.ts';

/** Reads all pages of a list, or the one answer of another read. Rejects like any call. */
export type PageReader = (operation: OperationName, input: Item) => Promise<readonly Item[]>;

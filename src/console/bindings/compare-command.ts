import type {ComparedSide, ComparedSides, FunctionSide} from '../../core/compare/side.ts';
import type {Item} from '../../core/item.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Connection} from '../connection/connection.ts';

/** What is done about comparing, as data. */
export type CompareCommand =
  /** Compares the marked items, or an item with what it is usually compared with. */
  | {readonly do: 'selection'; readonly resource: Resource; readonly item: Item}
  /** Compares a version with the one before, beginning at a file where one is given. */
  | {readonly do: 'before'; readonly connection: Connection; readonly side: FunctionSide; readonly path?: string}
  | {readonly do: 'open'; readonly connection: Connection; readonly sides: ComparedSides}
  /** Asks what a side is to be compared with. */
  | {readonly do: 'ask'; readonly connection: Connection; readonly side: ComparedSide}
  /** Asks for another function to compare a side with, or for a folder or zip of this machine. */
  | {readonly do: 'ask-function' | 'ask-path'; readonly connection: Connection; readonly side: ComparedSide}
  /** Writes the comparison that is open to a file. */
  | {readonly do: 'save'; readonly path: string; readonly overwrite: boolean};

import type {Item} from '../../core/item.ts';
import type {PaneName} from '../../core/layout.ts';

/** What a list held when it was read last: of its items the names and versions alone. */
export interface RememberedList {
  readonly items: readonly Item[];
  /** Milliseconds since 1970. */
  readonly readAt: number;
}

/** The lists of a place as an earlier session left them. Nothing is done with what stands in them before the service has told it again. */
export interface Remembered {
  /** Whose rows they are: the `place` of the connections that they may be shown for. */
  readonly place: string;
  readonly lists: Readonly<Record<PaneName, RememberedList>>;
}

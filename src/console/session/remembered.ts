import type {Item} from '../../core/item.ts';
import type {PaneName} from '../../core/layout.ts';

/** What a list held when it was read last: of its items the names and versions alone. */
export interface RememberedList {
  readonly items: readonly Item[];
  /** Milliseconds since 1970. */
  readonly readAt: number;
}

/** Lists by the resource they are of. */
export type RememberedLists = Readonly<Record<PaneName, RememberedList>>;

/** An item that was looked at, by its resource and its identity there, with the lists that belong to it, such as its versions. */
export interface LookedAt {
  readonly resource: PaneName;
  readonly id: string;
  readonly lists: RememberedLists;
}

/** The lists of a place as an earlier session left them. Nothing is done with what stands in them before the service has told it again. */
export interface Remembered {
  /** Whose rows they are: the `place` of the connections that they may be shown for. */
  readonly place: string;
  readonly lists: RememberedLists;
  /** What was looked at last, the latest first. */
  readonly lookedAt: readonly LookedAt[];
  /** What the service has told of lists of the whole account before there was a connection; it is never kept. */
  readonly told?: Readonly<Record<PaneName, ToldAhead>>;
}

/** The first page of a list. */
export interface ToldAhead {
  readonly items: readonly Item[];
  /** Whether there is no other page. */
  readonly isLast: boolean;
  /** Milliseconds since 1970. */
  readonly readAt: number;
}

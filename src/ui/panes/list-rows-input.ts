import type {PaneContent, Workspace} from '../../console/reads/workspace.ts';
import type {Session} from '../../console/session/session.ts';
import type {Item} from '../../core/item.ts';
import type {KnownTraffic} from '../../core/metrics/traffic.ts';
import type {Problem} from '../../core/problem.ts';
import type {KnownSigns} from '../../core/signs/known-signs.ts';
import type {Frame} from '../paint/frame.ts';

/** What a list pane's rows are made from. */
export interface ListRowsInput {
  readonly pane: PaneContent;
  readonly workspace: Workspace;
  /** The item with what is known of it beside the list. */
  readonly withFacts: (item: Item) => Item;
  /** What is known of items' traffic; undefined where no metrics are shown. */
  readonly traffic: {of(item: Item): KnownTraffic; readonly problem: Problem | undefined} | undefined;
  readonly signsOf: (item: Item) => KnownSigns;
  readonly session: Pick<Session, 'sorts' | 'connection' | 'favourites'>;
  readonly frame: Frame;
  /** Detail shows what is selected here: that stands out though the focus is elsewhere. */
  readonly isSubject: boolean;
  readonly height: number;
  readonly header: boolean;
  readonly number: number | undefined;
  readonly now: Date;
  /** Why the last read failed; the rows then are the ones from before. */
  readonly problem: Problem | undefined;
  /** The list of the resource it belongs to, and why the last read of that failed. */
  readonly above: {readonly pane: PaneContent | undefined; readonly problem: Problem | undefined};
  /** How old the list is, once it is older than it may be. */
  readonly age: string | undefined;
  /** How long the list has not come, once that is longer than usual. */
  readonly wait: string | undefined;
}

import type {OperationInput, OperationName} from '../../schema/index.ts';
import type {CodePlace, NamedCode} from '../code-place.ts';
import type {InvokeTarget} from '../invoke-target.ts';
import type {Item} from '../item.ts';
import type {ItemOf, ListOperation} from '../list-operation.ts';
import type {LogTarget} from '../logs/log-targets.ts';
import type {MetricTarget} from '../metrics/metric-target.ts';
import type {TrafficColumn} from '../metrics/traffic-cell.ts';
import type {SearchText} from '../search/finder.ts';
import type {KnownSigns} from '../signs/known-signs.ts';
import type {Tone, TonedText} from '../tone.ts';
import type {Read, Tab} from './detail.ts';

/** One column of a pane. Without `grow` it is as wide as its widest cell, between `min` and `max`. */
export interface Column<Row> {
  readonly header: string;
  value(item: Row, now: Date): string;
  /**
   * Sort key when the shown text does not sort well (ages, sizes). Ascending puts the most interesting first; what has none comes
   * last, whichever way round.
   */
  sort?(item: Row): string | number | undefined;
  /** Whether it is not known what stands in it. */
  isUnknown?(item: Row): boolean;
  tone?(item: Row): Tone | undefined;
  /** Takes its share of the room left over. */
  readonly grow?: number;
  readonly min?: number;
  readonly max?: number;
  readonly align?: 'right';
  /** Where a text that does not fit is cut; names lose their middle, so that what tells them apart stays. */
  readonly cut?: 'end' | 'middle' | 'start';
  /**
   * Shown only when there is room to spare: in a zoomed or wide pane. `beside-traffic`: so only while the columns of
   * traffic are shown; without them it has its place.
   */
  readonly extra?: true | 'beside-traffic';
  /** The user has asked for it: it stays though it has nothing to say of any row in view. */
  readonly isAsked?: true;
  /** Drawn from what is known to ail the item beside its own members, where that is looked for. */
  judged?(item: Row, known: KnownSigns): TonedText;
  /** Drawn from the item's metrics, where they are read, and not from its `value`. */
  readonly traffic?: TrafficColumn;
}

/** Something that an item has to do with: an item of a pane by its identity, or the pane alone; or a durable execution. */
export interface Related {
  readonly title: string;
  readonly pane: string;
  readonly id?: string | undefined;
  readonly executionArn?: string;
}

/** A kind of thing with a pane of its own. Capabilities an item may lack are optional. */
export interface Resource<Row = Item, Parent = Item> {
  readonly name: string;
  /** Title of the pane, e.g. `Functions`. */
  readonly title: string;
  /** What one item is called in sentences, e.g. `function`. */
  readonly singular: string;
  readonly list: ListOperation;
  /** The resource whose selected item the list belongs to; the pane is empty while nothing is selected there. */
  readonly parent?: Resource;
  /** Name of the resource whose pane gives up its place to this one's while this one, or its parent, is looked at. */
  readonly inPlaceOf?: string;
  /**
   * It has no pane among those that always stand, and no number: while it is looked at, it has the place of all lists together with
   * what it belongs to and what belongs to it.
   */
  readonly apart?: true;
  /** Its list is of one function, and read of one after the other: a call each, so it is not read again unless asked. */
  readonly ofEachFunction?: true;
  /** Input of the list operation, from the parent's selected item. */
  input(parent: Parent | undefined): Record<string, unknown>;
  /** For a list that is read for the whole account: whether an item belongs to the parent's selected item. */
  belongsTo?(item: Row, parent: Parent): boolean;
  /** For a list whose items are no rows: the rows that together they make. */
  toRows?(listed: readonly Item[], parent: Parent): readonly Row[];
  /** What the service told of an item, where that is a row of its own. */
  toTold?(item: Row): readonly Item[];
  /** True while these items change by themselves all the time: they are read again every few seconds. */
  isLive?(items: readonly Row[]): boolean;
  /** Identity of an item: the selection follows it when the list changes. */
  id(item: Row): string;
  /** Short name for titles. */
  label(item: Row): string;
  arn(item: Row): string | undefined;
  readonly columns: readonly Column<Row>[];
  /** Header of the column a pane is sorted by at first; the service's order when not given. */
  readonly sortedBy?: string;
  readonly tabs: readonly Tab<Row>[];
  /** What the filter searches; the first column's text as the name and the others' when not given. */
  searchText?(item: Row): SearchText;
  /** The name within an address of such an item as people have it at hand: an ARN, a log group, `name:alias`. */
  readAddress?(text: string): string | undefined;
  /**
   * What of an item is kept on disk and shown at the next start until the service has told it again: names and versions, never a
   * value. Of a list that belongs to another's item, such of the items that were looked at last.
   */
  toRemembered?(item: Row): Row;
  /** Where the tags of items are: the type that GetResources has for them, and the ARN. */
  readonly tagged?: {readonly type: string; arn(item: Row): string | undefined};
  /** The call that reads an item alone: what is selected is kept right by it. */
  readonly more?: {
    readonly operation: OperationName;
    /** It tells what the list leaves out, such as a function's State: it is made for each visible item. */
    readonly ofEach?: true;
    input(item: Row): Record<string, unknown> | undefined;
    /** The item as its own call told it after the list. */
    merge(item: Row, answer: Record<string, unknown>): Row;
    /** The item as the list told it after its own call, with what of that still holds; the list's alone when not given. */
    complete?(item: Row, answer: Record<string, unknown>): Row;
  };
  /** True while the service is still changing the item. */
  isSettling?(item: Row): boolean;
  invokeTarget?(item: Row): InvokeTarget;
  /** Whose logs an item's are; undefined when it does not tell. */
  logTarget?(item: Row): LogTarget | undefined;
  metricTarget?(item: Row): MetricTarget | undefined;
  /** Whose code is looked at from it. */
  codePlace?(item: Row): CodePlace | undefined;
  /** All of whose code is looked at from it, where it leads to more than one. */
  codePlaces?(item: Row): readonly NamedCode[];
  /** What an item uses or is used by, beside what it belongs to and what belongs to it. */
  related?(item: Row): readonly Related[];
  /** The call that tells what an item was begun with, and the payload in its answer: it can be begun again. */
  begunWith?(item: Row): {
    readonly operation: OperationName;
    readonly input: Record<string, unknown>;
    toPayload(answer: Record<string, unknown>): string | undefined;
  };
  /** Path of the item's page in the AWS web console, after its host. */
  consolePath?(item: Row, region: string): string;
  /** The call that reads this item alone, for its `aws` command. */
  get?(item: Row): {operation: OperationName; input: Record<string, unknown>};
  /** Values for members of operations' inputs that an item stands for, by the member's name: picked from in forms. */
  readonly values?: Readonly<Record<string, (item: Row) => string | undefined>>;
  /** What to say when the list is empty. */
  readonly empty: string;
}

interface Declaration<Name extends ListOperation, Parent, Row = ItemOf<Name>>
  extends Omit<Resource<Row, Parent>, 'list' | 'parent' | 'input' | 'get' | 'toRows' | 'toTold'> {
  readonly list: Name;
  readonly parent?: Resource;
  input(parent: Parent | undefined): OperationInput<Name>;
  get?(item: Row): OperationCall;
}

/** One call with the input its operation takes. */
export type OperationCall = {[Name in OperationName]: {operation: Name; input: OperationInput<Name>}}[OperationName];

/** Declares a resource whose rows are made of what its operation lists, typed by both and by the parent's items. */
export function defineResourceOfRows<Name extends ListOperation, Row, Parent>(
  declaration: Declaration<Name, Parent, Row> & {
    toRows(listed: readonly ItemOf<Name>[], parent: Parent): readonly Row[];
    toTold(item: Row): readonly ItemOf<Name>[];
  },
): Resource {
  return declaration as unknown as Resource;
}

/** Declares a resource, typed by the operation that lists it. */
export function defineResource<Name extends ListOperation, ParentName extends ListOperation = Name>(
  declaration: Declaration<Name, ItemOf<ParentName>>,
): Resource {
  return declaration as unknown as Resource;
}

/** Declares a tab of a resource listed by `Name`, with its reads' answers typed by their operations. */
export function defineTab<Name extends ListOperation>() {
  return defineTabOf<ItemOf<Name>>();
}

/** Declares a tab of a resource with such items, with its reads' answers typed by their operations. */
export function defineTabOf<Row>() {
  return <Reads extends Record<string, Read<Row, unknown>>>(tab: Tab<Row, Reads>): Tab<Row> =>
    tab as unknown as Tab<Row>;
}

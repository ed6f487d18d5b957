import type {OperationInput, OperationName, OperationOutput} from '../../schema/index.ts';
import type {Alarms} from '../alarms/alarm.ts';
import {type Answer, type DetailLine, problemLines} from '../detail-line.ts';
import type {ItemOf, ListOperation} from '../list-operation.ts';
import type {Dashboard} from '../metrics/dashboard.ts';
import type {MarkedChange} from '../metrics/dashboard-lines.ts';
import type {MetricTarget} from '../metrics/metric-target.ts';
import type {SpanName} from '../metrics/spans.ts';
import type {Traffic} from '../metrics/traffic.ts';
import type {Problem} from '../problem.ts';
import type {SourceQueue} from '../queues/queue-services.ts';
import type {Sign} from '../signs/sign.ts';

/** A call whose answer a tab shows. Its answer's type is carried by `answer`, which exists for the compiler only. */
export interface Read<Item, Value> {
  readonly operation: OperationName;
  /** True for list operations, read to their last page: the answer is all items. */
  readonly all: boolean;
  /** The input for the shown item, or undefined when there is nothing to ask. */
  input(item: Item): Record<string, unknown> | undefined;
  /** Error codes that mean "there is none", e.g. `ResourceNotFoundException` for a function without a policy. */
  readonly absent: readonly string[];
  readonly answer?: Value;
}

/** Declares one read of a tab: a single call. */
export function read<Name extends OperationName, Item>(
  operation: Name,
  input: (item: Item) => OperationInput<Name> | undefined,
  absent: readonly string[] = [],
): Read<Item, OperationOutput<Name>> {
  return {operation, all: false, input: input as Read<Item, unknown>['input'], absent};
}

/** Declares one read of a tab: all items of a list operation. */
export function readAll<Name extends ListOperation, Item>(
  operation: Name,
  input: (item: Item) => OperationInput<Name> | undefined,
  absent: readonly string[] = [],
): Read<Item, readonly ItemOf<Name>[]> {
  return {operation, all: true, input: input as Read<Item, unknown>['input'], absent};
}

/** The answers of a tab's reads, by the names the tab gave them. */
export type Answers<Reads> = {
  readonly [Key in keyof Reads]: Reads[Key] extends Read<never, infer Value> ? Answer<Value> : never;
};

/** What a tab may use besides the item and its answers. */
export interface DetailContext {
  /** The current time, for ages. */
  readonly now: Date;
  readonly region: string;
  /** Where that is not AWS's own. */
  readonly endpoint?: string | undefined;
  /** Columns and rows of the pane. */
  readonly width: number;
  readonly height: number;
  /** The metrics of a tab that declares whose it shows. */
  readonly metrics: TabMetrics | undefined;
  /** Calls, errors and throttles of the last hour for a tab that wants them; undefined where metrics are off. */
  readonly traffic?: Answer<Traffic>;
  /** All alarms of the region for a tab that wants them; undefined where metrics are off. */
  readonly alarms?: Answer<Alarms>;
  /** The queue of a tab that declares which one it shows. */
  readonly queue?: Answer<SourceQueue>;
  /** What the board has found out about the item, while that is worth telling. */
  readonly board?: Answer<readonly Sign[]>;
  /** The answers of the tab's further reads. */
  readonly further?: Readonly<Record<string, Answer<unknown>>>;
}

/** What is known of a tab's metrics. */
export interface TabMetrics {
  readonly span: SpanName;
  readonly target: MetricTarget;
  /** The time whose bars are read, in milliseconds since 1970. */
  readonly readingAt: number | undefined;
  readonly answer: Answer<Dashboard>;
  /** What was changed of it in the last days. */
  readonly changes: readonly MarkedChange[];
  /** Why what is shown could not be read anew. */
  readonly stale: Problem | undefined;
}

/** One tab of the Detail pane, for items of one resource. */
export interface Tab<Item, Reads = Record<string, Read<Item, unknown>>> {
  readonly title: string;
  readonly reads: Reads;
  /** Reads that the answers of the others lead to, by names of their own. */
  further?(item: Item, answers: Answers<Reads>): Readonly<Record<string, Read<Item, unknown>>>;
  /** Whose metrics the tab shows, of the span that is chosen. */
  metrics?(item: Item): MetricTarget | undefined;
  /**
   * What the keys of operations (n, e, D) do while the tab is open, by the names of declarations: the tab's thing is meant,
   * not the item. A key that is not named here does nothing then; without any the keys mean the item.
   */
  readonly keys?: Readonly<Record<string, string>>;
  /** The tab looks at the last hour's traffic. */
  readonly traffic?: true;
  /** The tab looks at the alarms of the region. */
  readonly alarms?: true;
  /** ARN of the queue that the tab shows; undefined for an item that has none. */
  queue?(item: Item): string | undefined;
  lines(item: Item, answers: Answers<Reads>, context: DetailContext): readonly DetailLine[];
}

/** Rows for an answer: the given rows once it is there, else one row that says it is loading, absent or failed, and why. */
export function fromAnswer<Value>(
  answer: Answer<Value>,
  none: string,
  lines: (value: Value) => readonly DetailLine[],
): readonly DetailLine[] {
  switch (answer.state) {
    case 'pending':
      return [{value: 'loading…', tone: 'dim'}];
    case 'absent':
      return [{value: none, tone: 'dim'}];
    case 'failed':
      return problemLines(answer.problem);
    case 'ready':
      return lines(answer.value);
  }
}

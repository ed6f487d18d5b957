import type {AlarmServices} from '../../core/alarms/alarm-services.ts';
import type {TrailServices} from '../../core/changes/trail-services.ts';
import type {InsightsServices} from '../../core/insights/insights-services.ts';
import type {Item} from '../../core/item.ts';
import type {LogServices} from '../../core/logs/log-services.ts';
import type {MetricServices} from '../../core/metrics/metric-services.ts';
import type {Variables} from '../../core/own-commands/fill-shell.ts';
import type {OwnCommand} from '../../core/own-commands/own-command.ts';
import type {Problem} from '../../core/problem.ts';
import type {QueueServices} from '../../core/queues/queue-services.ts';
import type {RoleServices} from '../../core/roles/role.ts';
import type {InvokeReply, StreamListener} from '../../core/run/answer.ts';
import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import type {SourceServices} from '../../core/source/code.ts';
import type {TagServices} from '../../core/tags/tags.ts';
import type {Environment} from '../../core/target/environment.ts';
import type {TraceServices} from '../../core/traces/trace.ts';
import type {SharedEventServices} from '../../core/workbench/shared-events.ts';
import type {WriteLock} from './write-lock.ts';

/** Who calls, and where. `key` tells connections apart: the same key is the same one. */
export interface ConnectionIdentity {
  readonly key: string;
  readonly profile: string | undefined;
  /** What to call whose credentials they are where no profile says it, as far as that is known. */
  readonly credentials?: string | undefined;
  readonly region: string;
  /** As it is shown: what in it may be a secret is masked. */
  readonly endpoint: string | undefined;
  readonly sandbox: boolean;
  /** The sandbox was opened for want of anything else that is set up. */
  readonly isFallback?: boolean;
}

/** One page of a list as it arrives. */
export interface Page {
  readonly items: readonly Item[];
  /** Items that were left out because they were null. */
  readonly leftOut?: number;
  /** The answer had no list, not even an empty one. */
  readonly isUnlisted?: boolean;
  /** Of a list that is read of one function after the other: how many of them by now. */
  readonly progress?: {readonly done: number; readonly all: number};
  /** Of such a list: this function may not be asked about. */
  readonly refused?: true;
}

/** How a call is made. Background calls wait their turn; what the user asked for does not. */
export interface CallOptions {
  readonly background: boolean;
  /** What is said when it fails stands in a dialog: it names no keys of the panes. */
  readonly inDialog?: true;
  readonly signal: AbortSignal;
}

/** A command of the user's own as it is run. */
export interface RunnableCommand {
  /** The program and its arguments. */
  readonly words: readonly string[];
  /** What it finds in its environment beside the rest. */
  readonly variables: Variables;
  /** How it is kept in the journal: as a shell takes it. */
  readonly line: string;
  readonly output: OwnCommand['output'];
  readonly credentials: boolean;
  readonly changes: boolean;
}

/**
 * The one way to whatever it is connected to: its clients, its rate, its read-only state. Several stand side by side, and
 * none knows which of them is looked at. Rejections are `ProblemError`s.
 */
export interface Connection extends ConnectionIdentity {
  /**
   * Aborted when the console ends. Looking at another connection is no reason to: a change that was sent is waited for.
   */
  readonly signal: AbortSignal;
  readonly lock: WriteLock;
  /** What the target is, as far as it is known by now; the lock tells when that changes. */
  environment(): Environment;
  /** Who calls: a user, or a role and its session; undefined while that is not known. */
  caller(): string | undefined;
  /** Whose rows it lists, as far as that is known without a call: what is remembered of another place is not shown for it. */
  place(): string | undefined;
  call(operation: string, input: Item, options: CallOptions): Promise<Item>;
  /** All pages of a list operation, from `resumeFrom` on when given. One that is of one function, and none is said, is read of each. */
  list(operation: string, input: Item, options: CallOptions & {resumeFrom: string | undefined}): AsyncIterable<Page>;
  /** The account, or undefined when it cannot be told. */
  account(signal: AbortSignal): Promise<string | undefined>;
  /** Invokes once. */
  invoke(input: InvokeRequest['input'], signal: AbortSignal): Promise<InvokeReply>;
  /** Invokes once and tells of the response as it arrives; the reply at its end has no payload. */
  invokeStreaming(input: InvokeRequest['input'], listener: StreamListener, signal: AbortSignal): Promise<InvokeReply>;
  /** Has a sandbox deliver a JSON text of records through a mapping: what became of them, line by line. */
  deliver(uuid: string, records: string): Promise<{lines: readonly string[]} | {problem: Problem}>;
  /**
   * Runs a command of the user's own, its placeholders filled in, and tells what it has printed so far. One that changes things is
   * refused while read-only and kept in the journal as a change. Rejects when it cannot be started, fails, or is ended by the signal.
   */
  runOwn(command: RunnableCommand, tell: (piece: string) => void, signal: AbortSignal): Promise<void>;
  readonly logs: LogServices;
  readonly insights: InsightsServices;
  readonly metrics: MetricServices;
  readonly roles: RoleServices;
  readonly traces: TraceServices;
  readonly source: SourceServices;
  readonly trail: TrailServices;
  readonly alarms: AlarmServices;
  readonly queues: QueueServices;
  readonly tags: TagServices;
  readonly sharedEvents: SharedEventServices;
}

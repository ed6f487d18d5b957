import type {Background} from '../background/background.ts';
import type {Bells} from '../background/bells.ts';
import type {EventQueue} from '../background/event-queue.ts';
import type {Runs} from '../background/runs.ts';
import type {CodeStore} from '../code/index.ts';
import type {ArnPlace} from '../names/function-name.ts';
import type {Invocation, Outcome, ProvisionEnd} from '../runtime/index.ts';
import type {QueueMessages, Records} from '../store/index.ts';
import type {SandboxTelemetry} from '../telemetry/index.ts';

/** How long changes take, in milliseconds; 0 makes them settle at once. */
export interface Delays {
  /** Function Pending → Active. */
  readonly create: number;
  /** LastUpdateStatus InProgress → Successful, and provisioned concurrency. */
  readonly update: number;
  /** Event source mapping Creating, Updating, Enabling, Disabling, Deleting. */
  readonly mapping: number;
  /** Before a failed event is tried again; twice that before the time after. The service takes minutes. */
  readonly retry: number;
  /** Before the trail has an event. The service takes about five minutes. */
  readonly trail: number;
  /** Before a query of logs is complete. */
  readonly query: number;
}

/** Where code in S3 is fetched from. In a folder every folder is a bucket, and every path below it a key. */
export type BucketSource =
  | {readonly kind: 'none'}
  | {readonly kind: 'folder'; readonly path: string}
  | {readonly kind: 'endpoint'; readonly url: string};

/** What the handlers of all regions share. */
export interface SandboxServices {
  readonly accountId: string;
  readonly code: CodeStore;
  readonly buckets: BucketSource;
  /** How function URLs are told: by a host of their own, or by a path, which opens anywhere. */
  urlForm: 'host' | 'path';
  /** Runs a function's code. Started with the first invocation. */
  readonly run: RunInvocation;
  /** Execution environments that are started before they are needed. */
  readonly ahead: Ahead;
  readonly background: Background;
  /** Events that were accepted and are not done with. */
  readonly events: EventQueue;
  /** Durable executions under way. */
  readonly runs: Runs;
  /** Rung for what arrives in queues, by `region/queue`, and for mappings that change (`mappings`). */
  readonly bells: Bells;
  /** Logs and metrics. */
  readonly telemetry: SandboxTelemetry;
  /** Invocations under way, by `region/function`. */
  readonly running: Map<string, number>;
  readonly delays: Delays;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 up to 1, for alias weights. */
  readonly random: () => number;
  readonly transaction: <T>(change: () => T) => T;
  /** A transaction together with others that come in this turn; resolves once it is on the disk. */
  readonly grouped: <T>(change: () => T) => Promise<T>;
  /** Transactions in it outlive the process, but not a loss of power: for what is simply done again then. */
  readonly unawaited: <T>(work: () => T) => T;
  /** A transaction that takes something away: it also succeeds on a full disk. */
  readonly deletion: <T>(change: () => T) => T;
}

/** Environments started ahead, by the name in `Invocation.provision`. */
export interface Ahead {
  /** The names there are, those that are being started included. */
  readonly names: ReadonlySet<string>;
  /** Starts so many. Rejects with an UnsupportedRuntimeError. */
  provide(invocation: Invocation & {readonly provision: string}, count: number): Promise<ProvisionEnd>;
  giveUp(name: string): Promise<void>;
}

/** Runs one version of a function with a payload. */
export type RunInvocation = (invocation: Invocation, signal: AbortSignal) => Promise<Outcome>;

/** What a handler gets beside its input: the state of the request's region and the shared services. */
export interface Context extends SandboxServices, ArnPlace {
  readonly records: Records;
  /** What the region's queues hold. */
  readonly messages: QueueMessages;
  readonly requestId: string;
  /** Where the request came in, e.g. `http://127.0.0.1:9001`; empty when there was none. */
  readonly origin: string;
  /** A link to a kept zip, by its base64 SHA-256; like a presigned one, it needs no further authorisation. */
  readonly toDownloadUrl: (sha256: string) => string;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal;
}

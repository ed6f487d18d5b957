import type {BucketSource, Delays} from './context/context.ts';
import type {RuntimeHost} from './runtime/index.ts';
import type {Seed} from './seed.ts';

/** What a sandbox is made of. */
export interface SandboxOptions {
  /** Where its state lives: gone with the process, or in a folder (made when missing). */
  readonly storage: {readonly kind: 'memory'} | {readonly kind: 'folder'; readonly path: string};
  /** The region that is filled with `seed` on first use. Requests name their own region in their signature. */
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
  /** What to fill an unused sandbox with: true for the samples. */
  readonly seed: Seed;
  /** Fills a region that was never filled although there are functions in it; they stay as they are. */
  readonly seedUsed?: boolean;
  /** What runs handlers. */
  readonly machine: Omit<RuntimeHost, 'workFolder'>;
  /** Where code in S3 is fetched from; nowhere unless told. */
  readonly buckets?: BucketSource;
  /** The addresses of a name, as programs of this machine find them; rejects when there are none. */
  readonly resolveHost?: (name: string) => Promise<readonly string[]>;
  /** Default: 1.5 s for a new function, none for the trail, 1 s for the rest. */
  readonly delays?: Partial<Delays>;
  /** Milliseconds since 1970; default Date.now. */
  readonly now?: () => number;
  /** From 0 up to 1; default Math.random. */
  readonly random?: () => number;
  /** Told about failures that are the sandbox's own fault, for a log file. */
  readonly onFault?: (error: unknown) => void;
}

import type {Program, ProgramOptions} from './program.ts';

/** Where a handler finds what is its own, by the paths that it sees. */
export interface HandlerPaths {
  /** Its code: /var/task on Lambda. */
  readonly task: string;
  /** Its layers: /opt; undefined where it has none and the folder is not there. */
  readonly opt: string | undefined;
  /** What loads handlers: /var/runtime. */
  readonly runtime: string;
  /** A folder with clients of the AWS SDK for Node: /var/runtime/node_modules. */
  readonly sdk: string | undefined;
  /** The program that runs nodejs handlers. */
  readonly node: string;
  /** Variables without which that program does not run scripts as Node does. */
  readonly nodeEnvironment?: Readonly<Record<string, string>> | undefined;
}

/** What a place has to hold, by the paths of this machine. */
export interface PlaceContents {
  readonly code: string;
  readonly opt: string | undefined;
  /** What else has to be there, at the same path. */
  readonly folders: readonly string[];
  /** MB that fit into its temporary folder. */
  readonly scratchSize: number;
  /** MB that its processes may have. */
  readonly memorySize: number;
}

/** Where the program of one execution environment runs. */
export interface HandlerPlace {
  /** Its own writable folder, as the program sees it. */
  readonly scratchFolder: string;
  /** Starts the program; once. */
  start(options: ProgramOptions): Promise<Program>;
  /** Starts a program beside it, before or after. */
  startBeside(options: ProgramOptions): Promise<Program>;
  /** Numbers of processes that all processes of the place descend from, as far as that can be told. */
  roots(): readonly number[];
  /** Whether the kernel has ended some of them for want of memory. */
  wasOutOfMemory(): boolean;
  /** Ends all that runs in it; resolves when that is so. */
  end(): Promise<void>;
  /** The same, and takes away what is left of it. */
  remove(): Promise<void>;
}

/** Whether handlers are walled off from each other and from this machine, and if not, why. */
export type Walls = {readonly kind: 'namespaces'} | {readonly kind: 'none'; readonly why: string};

/** What holds a handler to its memory: the kernel, or a look at it now and then; and if not the kernel, why. */
export type MemoryLimit = {readonly kind: 'controlGroup'} | {readonly kind: 'watch' | 'none'; readonly why: string};

/** How far handlers are kept from each other and from this machine. */
export type Isolation = Walls & {readonly memory: MemoryLimit};

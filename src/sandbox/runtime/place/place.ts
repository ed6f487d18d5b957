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
}

/** Where the program of one execution environment runs. */
export interface HandlerPlace {
  /** Its own writable folder, as the program sees it. */
  readonly scratchFolder: string;
  /** Starts the program; once. What that leaves running has ended when it has. */
  start(options: ProgramOptions): Promise<Program>;
  /** Starts a program beside it, before or after; it ends with it. */
  startBeside(options: ProgramOptions): Promise<Program>;
  /** Numbers of processes that all processes of the place descend from, as far as that can be told. */
  roots(): readonly number[];
  /** Takes away what is left of it, after the program. */
  remove(): Promise<void>;
}

/** Whether handlers are walled off from each other and from this machine, and if not, why. */
export type Isolation = {readonly kind: 'namespaces'} | {readonly kind: 'none'; readonly why: string};

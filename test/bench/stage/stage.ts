import type {FunctionServer} from './function-server.ts';

/** What measures have in common: a built program, a home folder to run it in, and endpoints full of functions. */
export interface Stage {
  /** Path of the built program. */
  readonly program: string;
  /** The program's HOME: its settings, compile cache and all that it remembers. */
  readonly home: string;
  /** An endpoint with so many functions, a multiple of a hundred; started when it is first asked for, and there to the end. */
  functions(count: number): Promise<FunctionServer>;
}

import type {Rates} from '../aws/budget/budget.ts';
import type {TerminalGuard} from '../terminal/guard/terminal-guard.ts';

/** The process and machine the program runs on; `main.ts` alone reads them. */
export interface Host {
  readonly process: NodeJS.Process;
  readonly console: Console;
  /** The program's own version. */
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly temporaryFolder: string;
  /** Variables with which the process' own program runs scripts as Node does; none where it is Node. */
  readonly nodeEnvironment?: Readonly<Record<string, string>>;
  /** Folder with the files that the sandbox's handlers are started with. */
  readonly bootstrapFolder: string;
  /** File that the sandbox which the console brings along is started with. */
  readonly ownSandbox: string;
  /** File of the thread that works with texts. */
  readonly textWorker: string;
  /** Puts the terminal right, whatever ends the process. */
  readonly guard: TerminalGuard;
  /** Writes the log that `--debug` asks for. */
  readonly debug?: (line: string) => void;
  /** How much is asked of services at most; as much as is usual when that is not said. */
  readonly rates?: Rates;
}

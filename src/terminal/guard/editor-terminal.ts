import {everyModeOff} from '../output/screen-modes.ts';
import {restoreFunctions} from './restore-script.ts';

/** The terminal while an editor has it. */
export interface EditorTerminal {
  /** How it was found, in the words of `stty -g`; empty where there is none. */
  readonly settings: string;
  /** Sets it as it was found, after an editor that may have left it otherwise. */
  putBack(): void;
  /** The same, and switches off every mode that an editor may have left on which did not end by itself. */
  putRight(): void;
  /** Ends an editor with all that descends from it, and puts the terminal right. Takes two seconds at most. */
  end(pid: number): void;
}

/** Milliseconds after which a terminal that does not read is left to the guard. */
const patience = 1500;

/** Reads how the terminal stands before an editor gets it; the process's own input and output are the terminal. */
export const readEditorTerminal = async (): Promise<EditorTerminal> => {
  // Imported here, because it would take some milliseconds of every start.
  const {spawnSync} = await import('node:child_process');
  const {stdout} = spawnSync('stty', ['-g'], {stdio: ['inherit', 'pipe', 'ignore'], encoding: 'utf8'});
  const settings = stdout?.trim() ?? '';
  const run = (work: string, ...values: string[]) =>
    spawnSync('/bin/sh', ['-c', `${restoreFunctions}\n${work}`, 'lambdeck', ...values], {
      stdio: ['ignore', 'inherit', 'ignore'],
      timeout: patience,
      killSignal: 'SIGKILL',
    });
  return {
    settings,
    putBack: () => void run('put_right "$1" ""', settings),
    putRight: () => void run('put_right "$1" "$2"', settings, everyModeOff),
    end: pid => void run('end_tree "$3"; put_right "$1" "$2"', settings, everyModeOff, String(pid)),
  };
};

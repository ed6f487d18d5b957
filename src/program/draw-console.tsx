import {type Instance, render} from 'ink';
import type {Services} from '../console/services.ts';
import type {PacedInput} from '../terminal/input/paced-stdin.ts';
import type {FrameStdout} from '../terminal/output/frame-stdout.ts';
import type {Suspension} from '../terminal/process/suspension.ts';
import type {Console} from '../ui/parts/console.ts';
import {Root} from '../ui/root.tsx';

/** A key waits at most one frame of 8 ms for the one before it; what the program prints beside Ink goes to a file. */
const screen = {
  // Left alone, Ink draws nothing where a variable such as CI is set; that there is a terminal was checked.
  interactive: true,
  alternateScreen: true,
  maxFps: 120,
  exitOnCtrlC: false,
  patchConsole: false,
} as const;

/** What a console is drawn with. */
export interface DrawingParts {
  readonly parts: Console;
  readonly services: Services;
  readonly stdin: PacedInput;
  readonly stdout: FrameStdout;
  readonly suspension: Suspension;
}

/** Has Ink draw a console and hand its keys on, from now until it ends. It is loaded apart: React and Ink are most of what a start loads. */
export function drawConsole({parts, services, stdin, stdout, suspension}: DrawingParts): Instance {
  const onReady = (suspend: Parameters<Suspension['attach']>[0]) => suspension.attach(suspend);
  return render(<Root parts={parts} services={services} onReady={onReady} />, {...screen, stdin, stdout});
}

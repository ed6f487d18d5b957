import type {Keys} from '../input/keys.ts';
import {readAtOnce} from '../input/read-at-once.ts';
import type {FrameStdout} from '../output/frame-stdout.ts';
import type {LinkGate} from '../output/link-gate.ts';

/** Milliseconds that a report is waited for at most. */
const patience = 2000;

/** Asks the terminal nothing more, and waits until it has reported what it was asked. The process does nothing else meanwhile. */
export const awaitReports = (link: LinkGate, keys: Keys, stdout: FrameStdout): void => {
  link.hush();
  // What is still to be written to it may be on its way as well as stuck: it has the same time to report.
  const isDone = () => !link.isAwaiting || stdout.isGone;
  readAtOnce(keys.receive, isDone, patience);
};

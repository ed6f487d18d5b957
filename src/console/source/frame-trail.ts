import type {StackFrame} from '../../core/source/frames.ts';

/** The frames that led to code, the one that is shown, and what ran. */
export interface FrameTrail {
  readonly ran: {
    readonly functionName: string;
    /** Undefined where that is not known: then it is taken to be `$LATEST`. */
    readonly version: string | undefined;
    /** Milliseconds since 1970. */
    readonly time: number;
  };
  readonly frames: readonly StackFrame[];
  readonly index: number;
}

import type {PacedStdinOptions} from '../terminal/input/paced-stdin.ts';

/** Who is told of what comes from the terminal and is no key. */
export type Listeners = Required<Pick<PacedStdinOptions, 'onStall' | 'onReply' | 'onMouse'>>;

/** Tells whoever hears by then: what comes is read before there is a console. */
export function hearLater(hears: Listeners): Listeners {
  return {
    onStall: isStalled => hears.onStall(isStalled),
    onReply: reply => hears.onReply(reply),
    onMouse: report => hears.onMouse(report),
  };
}

import type {KeysOptions} from '../terminal/input/keys.ts';

/** Who is told of what comes from the terminal and is no key. */
export type Listeners = Required<Pick<KeysOptions, 'onStall' | 'onReply' | 'onMouse'>>;

/** Tells whoever hears by then: what comes is read before there is a console. */
export function hearLater(hears: Listeners): Listeners {
  return {
    onStall: isStalled => hears.onStall(isStalled),
    onReply: reply => hears.onReply(reply),
    onMouse: report => hears.onMouse(report),
  };
}

/** Asks a terminal for the colour of its background. */
export interface BackgroundAsker {
  /** Sends the question. */
  ask(): void;
  /** Takes what the terminal reports, without the ESC it begins with and without its end. */
  take(reply: string): void;
  /** No answer is waited for any more. */
  stop(): void;
}

/** What is asked with and told. */
export interface BackgroundParts {
  /** Writes to the terminal. */
  readonly write: (sequence: string) => void;
  /** Told the colour as the terminal wrote it, `rgb:1010/1414/1b1b`. Whether it was one is for who is told to say. */
  readonly tell: (colour: string) => boolean;
  /** Told that there will be no answer, or that it is late: the terminal answers other questions meanwhile. */
  readonly tellSilent: () => void;
}

/** How long an answer is taken, in milliseconds. */
const patience = 5000;

/** OSC 11 asks for the background; every terminal answers what kind it is (DA1), and those that know OSC 11 do so after it. */
const question = '\u001B]11;?\u0007\u001B[c';

/** Makes who asks once; what comes unasked or late is nothing. */
export const createBackgroundAsker = ({write, tell, tellSilent}: BackgroundParts): BackgroundAsker => {
  let isAwaited = false;
  // What will come of it is known: it has answered, or was said to be silent.
  let isSettled = false;
  let timer: NodeJS.Timeout | undefined;

  const stop = (): void => {
    isAwaited = false;
    clearTimeout(timer);
  };

  const settle = (): void => {
    if (!isSettled) tellSilent();
    isSettled = true;
  };

  return {
    ask() {
      isAwaited = true;
      timer = setTimeout(() => {
        stop();
        settle();
      }, patience).unref();
      write(question);
    },
    take(reply) {
      if (!isAwaited) return;
      if (reply.startsWith(']11;')) isSettled = tell(reply.slice(4)) || isSettled;
      else if (/^\[\?[\d;]*c$/.test(reply)) settle();
    },
    stop,
  };
};

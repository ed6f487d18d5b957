/** A screen that can be left to someone else, and taken back and drawn anew. */
export interface LeftScreen {
  leave(): void;
  enter(): void;
}

/** Hands the terminal to the shell or to another program, and takes it back. */
export interface Suspension {
  /** Tells which screen it is; called by the console once it is drawn. Returns the undoing. */
  attach(screen: LeftScreen): () => void;
  /** Whether the terminal is in other hands now. */
  readonly isHandedOver: boolean;
  /** Runs work that needs the terminal for itself, such as an editor. Fails if it is handed over already. */
  handOver<T>(work: () => Promise<T>): Promise<T>;
  /** Stops the console as Ctrl-Z does in a shell. Resolves after it was continued and repainted. */
  suspend(): Promise<void>;
  /** Draws the whole screen anew, if it is the console's. */
  redraw(): void;
}

// In a process group without a shell nothing is there to continue it, and the system ignores the stop. ms
const stopTimeout = 200;

/** What a suspension depends on. */
export interface SuspensionOptions {
  process: NodeJS.Process;
  /** Waits until the terminal has reported what it was asked, so that it is not typed to whoever has it next. */
  awaitReports?: () => void;
}

/** Creates the suspension of a process; it also answers SIGTSTP and SIGCONT from outside. */
export const createSuspension = (options: SuspensionOptions): Suspension => new ProcessSuspension(options);

class ProcessSuspension implements Suspension {
  isHandedOver = false;
  readonly #process: NodeJS.Process;
  readonly #awaitReports: () => void;
  #screen: LeftScreen | undefined;

  constructor({process, awaitReports = () => {}}: SuspensionOptions) {
    this.#process = process;
    this.#awaitReports = awaitReports;
    process.on('SIGTSTP', this.#onStop);
    process.on('SIGCONT', this.#onContinue);
  }

  attach(screen: LeftScreen): () => void {
    this.#screen = screen;
    return () => {
      if (this.#screen === screen) this.#screen = undefined;
    };
  }

  async handOver<T>(work: () => Promise<T>): Promise<T> {
    if (this.isHandedOver) throw new Error('The terminal is in use already.');
    this.isHandedOver = true;
    this.#awaitReports();
    this.#screen?.leave();
    try {
      return await work();
    } finally {
      await this.#followSize();
      this.isHandedOver = false;
      this.#screen?.enter();
    }
  }

  /** The news of another size goes to whoever has the terminal: it is asked for, and followed before anything is drawn. */
  async #followSize(): Promise<void> {
    this.#process.emit('SIGWINCH', 'SIGWINCH');
    await new Promise(resolve => setImmediate(resolve));
  }

  async suspend(): Promise<void> {
    if (this.isHandedOver) return;
    // The process group, so that a program that started this one (npm) stops with it and the shell takes over.
    await this.handOver(() => this.#stop(0));
  }

  async #stop(target: number): Promise<void> {
    const {promise, resolve} = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, stopTimeout);
    this.#process.off('SIGTSTP', this.#onStop);
    this.#process.once('SIGCONT', resolve);
    this.#process.kill(target, 'SIGTSTP');
    await promise;
    clearTimeout(timer);
    this.#process.off('SIGCONT', resolve);
    this.#process.on('SIGTSTP', this.#onStop);
  }

  readonly #onStop = (): void => {
    // With an editor on the terminal the screen is the editor's business: only stop along with it.
    void (this.isHandedOver ? this.#stop(this.#process.pid) : this.suspend());
  };

  redraw(): void {
    if (!this.isHandedOver) void this.handOver(async () => {});
  }

  // Stopped by a signal that cannot be seen coming: the shell has used the terminal meanwhile, so take it back whole.
  readonly #onContinue = (): void => this.redraw();
}

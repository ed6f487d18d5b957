import type {RuntimeEnvironment} from './environment.ts';

/** What an environment is good for. */
export interface PoolKey {
  /** The function version, and the tenant where each has its own; its idle environments of another configuration are of no use any more. */
  readonly owner: string;
  readonly configuration: string;
}

interface Idle {
  readonly key: PoolKey;
  readonly environment: RuntimeEnvironment;
  readonly timer: NodeJS.Timeout;
}

/** ms an environment stays idle. */
export interface IdleTimes {
  readonly few: number;
  /** Beyond the first eight that are idle: what a burst leaves behind takes much memory. */
  readonly many: number;
}

const fewEnvironments = 8;

/** Environments kept warm, and a limit on how many there are at a time. */
export class EnvironmentPool {
  readonly #limit: number;
  readonly #idleTimes: IdleTimes;
  readonly #all = new Set<RuntimeEnvironment>();
  /** The one used last is at the end and is taken first, so that the others may grow old. */
  readonly #idle: Idle[] = [];
  #starting = 0;
  #changed = Promise.withResolvers<void>();

  /** At most `limit` environments. */
  constructor(limit: number, idleTimes: IdleTimes) {
    this.#limit = limit;
    this.#idleTimes = idleTimes;
  }

  /** A warm environment for the key, or one it starts; waits while the limit is reached. */
  async take(key: PoolKey, start: () => Promise<RuntimeEnvironment>, signal: AbortSignal): Promise<RuntimeEnvironment> {
    for (;;) {
      signal.throwIfAborted();
      const warm = this.#idle.findLast(entry => isSame(entry.key, key) && entry.environment.isUsable());
      if (warm) return this.#remove(warm);
      const useless = this.#idle.filter(
        ({key: {owner}, environment}) => owner === key.owner || !environment.isUsable(),
      );
      for (const entry of useless) void this.#end(this.#remove(entry));
      if (this.#all.size + this.#starting < this.#limit) return this.#start(start);
      const [oldest] = this.#idle;
      if (oldest) await this.#end(this.#remove(oldest));
      else await untilAborted(this.#changed.promise, signal);
    }
  }

  /** After its invocation: kept when it is usable, ended when not. */
  async giveBack(key: PoolKey, environment: RuntimeEnvironment): Promise<void> {
    if (!environment.isUsable()) return this.#end(environment);
    const {few, many} = this.#idleTimes;
    const idleTime = this.#idle.length < fewEnvironments ? few : many;
    const timer = setTimeout(() => void this.#end(this.#remove(entry)), idleTime).unref();
    const entry = {key, environment, timer};
    this.#idle.push(entry);
    this.#announce();
  }

  /** Ends all environments. */
  async close(): Promise<void> {
    for (const {timer} of this.#idle.splice(0)) clearTimeout(timer);
    await Promise.all([...this.#all].map(environment => this.#end(environment)));
  }

  async #start(start: () => Promise<RuntimeEnvironment>): Promise<RuntimeEnvironment> {
    this.#starting += 1;
    try {
      const environment = await start();
      this.#all.add(environment);
      return environment;
    } finally {
      this.#starting -= 1;
      this.#announce();
    }
  }

  #remove(entry: Idle): RuntimeEnvironment {
    clearTimeout(entry.timer);
    this.#idle.splice(this.#idle.indexOf(entry), 1);
    return entry.environment;
  }

  async #end(environment: RuntimeEnvironment): Promise<void> {
    await environment.end();
    this.#all.delete(environment);
    this.#announce();
  }

  #announce(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

function isSame(one: PoolKey, other: PoolKey): boolean {
  return one.owner === other.owner && one.configuration === other.configuration;
}

async function untilAborted(event: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<void>();
  const abort = () => aborted.resolve();
  signal.addEventListener('abort', abort, {once: true});
  await Promise.race([event, aborted.promise]);
  signal.removeEventListener('abort', abort);
}

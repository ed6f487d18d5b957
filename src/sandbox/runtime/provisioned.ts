import type {RuntimeEnvironment} from './environment.ts';

/** What became of starting environments ahead: `failed` when the initialisation did. */
export type ProvisionEnd = 'ready' | 'failed';

/** Starts one more environment of a target; nothing is initialised yet. */
type Start = () => Promise<RuntimeEnvironment>;

interface Target {
  readonly start: Start;
  readonly count: number;
  readonly all: Set<RuntimeEnvironment>;
  readonly idle: RuntimeEnvironment[];
}

/** Environments that were started ahead, each for one target: they are kept until they are given up, used or not. */
export class ProvisionedEnvironments {
  readonly #targets = new Map<string, Target>();

  /** Starts `count` environments for a target, in the place of what it had. */
  async provide(name: string, count: number, start: Start): Promise<ProvisionEnd> {
    await this.giveUp(name);
    const target: Target = {start, count, all: new Set(), idle: []};
    this.#targets.set(name, target);
    const ends = await Promise.all(Array.from({length: count}, () => this.#add(name, target)));
    return ends.includes('failed') ? 'failed' : 'ready';
  }

  /** An environment that waits for an event; undefined when all are busy, or there are none. */
  take(name: string): RuntimeEnvironment | undefined {
    const {idle = []} = this.#targets.get(name) ?? {};
    for (let found = idle.pop(); found; found = idle.pop()) if (found.isUsable()) return found;
    return undefined;
  }

  /** After its invocation; one that is of no use any more is replaced. */
  async giveBack(name: string, environment: RuntimeEnvironment): Promise<void> {
    const target = this.#targets.get(name);
    if (target?.all.has(environment) && environment.isUsable()) return void target.idle.push(environment);
    target?.all.delete(environment);
    await environment.end();
    if (target) await this.#add(name, target);
  }

  /** Ends the environments of a target. */
  async giveUp(name: string): Promise<void> {
    const target = this.#targets.get(name);
    this.#targets.delete(name);
    await Promise.all([...(target?.all ?? [])].map(environment => environment.end()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#targets.keys()].map(name => this.giveUp(name)));
  }

  async #add(name: string, target: Target): Promise<ProvisionEnd> {
    const environment = await target.start();
    target.all.add(environment);
    const isReady = await environment.initialise();
    if (isReady && this.#targets.get(name) === target) {
      target.idle.push(environment);
      return 'ready';
    }
    target.all.delete(environment);
    await environment.end();
    return isReady ? 'ready' : 'failed';
  }
}

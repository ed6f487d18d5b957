import {randomUUID} from 'node:crypto';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {json} from 'node:stream/consumers';
import type {Exit} from '../place/program.ts';
import {reply} from './reply.ts';
import type {Telemetry} from './telemetry.ts';

/** What extensions are told: an invocation, or the end. `deadlineMs` since 1970. */
export type ExtensionEvent =
  | {
      readonly eventType: 'INVOKE';
      readonly deadlineMs: number;
      readonly requestId: string;
      readonly invokedFunctionArn: string;
      readonly tracing: {readonly type: 'X-Amzn-Trace-Id'; readonly value: string};
    }
  | {readonly eventType: 'SHUTDOWN'; readonly deadlineMs: number; readonly shutdownReason: ShutdownReason};

export type ShutdownReason = 'spindown' | 'timeout' | 'failure';

/** What an extension that registers is told of the function. */
export interface RegisteredFunction {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly handler: string;
  readonly accountId: string;
}

/** Why the environment cannot go on: `errorType` such as `Extension.Crash`. */
export type ExtensionFailure = Extract<Exit, {kind: 'extension'}>;

interface Extension {
  readonly name: string;
  readonly events: readonly string[];
  /** Its request for the next event. */
  next?: ServerResponse | undefined;
}

/** What extensions need to know of their environment. */
export interface ExtensionOptions {
  /** Names of the programs that its layers have for it. */
  readonly names: readonly string[];
  readonly told: RegisteredFunction;
  readonly telemetry: Telemetry;
  /** Called once, with the first one that fails. */
  readonly onFailure: (failure: ExtensionFailure) => void;
}

/** The extensions of one environment: programs of its layers, and what registers in the process of its runtime. */
export class Extensions {
  readonly #options: ExtensionOptions;
  readonly #all = new Map<string, Extension>();
  #failure: ExtensionFailure | undefined;
  #end: ExtensionEvent | undefined;
  #changed = Promise.withResolvers<void>();

  constructor(options: ExtensionOptions) {
    this.#options = options;
  }

  /** The first one. */
  get failure(): ExtensionFailure | undefined {
    return this.#failure;
  }

  /** Answers what an extension asks (developer guide, "Lambda Extensions API" and "Telemetry API"); false when it is nothing of theirs. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    const [, what] =
      /^\/(?:2020-01-01\/extension|2022-07-01)\/(register|event\/next|init\/error|exit\/error|telemetry)$/.exec(path) ??
      [];
    if (what === undefined) return false;
    const read = (take: (asked: unknown) => void) =>
      void json(request)
        .then(take)
        .catch(() => response.destroy());
    const own = this.#all.get(String(request.headers['lambda-extension-identifier']));
    if (what === 'register') read(asked => this.#register(request, response, asked));
    else if (own === undefined) {
      reply(response, 403, {errorType: 'Extension.UnknownExtensionIdentifier', errorMessage: 'Unknown extension'});
    } else if (what === 'telemetry') read(asked => this.#options.telemetry.subscribe(own.name, asked, response));
    else if (what === 'event/next') {
      own.next = response;
      if (this.#end !== undefined) this.tell(this.#end);
      this.#announce();
    } else {
      request.resume();
      reply(response, 202, {status: 'OK'});
      const errorType = String(request.headers['lambda-extension-function-error-type'] ?? 'Extension.Unknown');
      this.#fail({kind: 'extension', errorType, reason: `${own.name} reported ${errorType}`});
    }
    return true;
  }

  /** To be called as the program of one ends, or could not be started. */
  onExit(name: string, exit: Exit): void {
    this.#fail(toFailure(name, exit));
  }

  /** Resolves once all programs have registered; sooner when one has failed. */
  async registered(): Promise<void> {
    await this.#until(() => this.#options.names.every(name => this.#isRegistered(name)));
  }

  /** Resolves once all wait for an event; sooner when one has failed. */
  async waiting(): Promise<void> {
    await this.#until(() => this.areWaiting());
  }

  areWaiting(): boolean {
    const isEachThere = this.#options.names.every(name => this.#isRegistered(name));
    return this.#failure === undefined && isEachThere && [...this.#all.values()].every(({next}) => next !== undefined);
  }

  /** Whether one of that name has asked for the SHUTDOWN event. */
  hearsOfEnd(name: string): boolean {
    return [...this.#all.values()].some(one => one.name === name && one.events.includes('SHUTDOWN'));
  }

  /** Gives an event to those that asked for its kind. */
  tell(event: ExtensionEvent): void {
    if (event.eventType === 'SHUTDOWN') this.#end = event;
    for (const one of this.#all.values()) {
      if (one.next === undefined || !one.events.includes(event.eventType)) continue;
      reply(one.next, 200, event, {'Lambda-Extension-Event-Identifier': randomUUID()});
      one.next = undefined;
    }
  }

  /** A line each on those that have registered, as the log has them. */
  describe(): readonly string[] {
    return [...this.#all.values()].map(
      ({name, events}) => `EXTENSION\tName: ${name}\tState: Ready\tEvents: [${events.join()}]\n`,
    );
  }

  #register({headers}: IncomingMessage, response: ServerResponse, asked: unknown): void {
    const {names, told} = this.#options;
    const name = String(headers['lambda-extension-name'] ?? '');
    const known = {isProgram: names.includes(name), isRegistered: this.#isRegistered(name)};
    const refusal = findRefusal(name, asked, known);
    if (refusal !== undefined) return reply(response, 400, {errorType: 'InvalidRequest', errorMessage: refusal});
    const id = randomUUID();
    this.#all.set(id, {name, events: readEvents(asked)});
    const wantsAccount = String(headers['lambda-extension-accept-feature']).includes('accountId');
    const {accountId, ...others} = told;
    reply(response, 200, wantsAccount ? {...others, accountId} : others, {'Lambda-Extension-Identifier': id});
    this.#announce();
  }

  #isRegistered(name: string): boolean {
    return [...this.#all.values()].some(one => one.name === name);
  }

  #fail(failure: ExtensionFailure): void {
    if (this.#failure === undefined && this.#end === undefined) this.#options.onFailure(failure);
    this.#failure ??= failure;
    this.#announce();
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (this.#failure === undefined && !isSo()) await this.#changed.promise;
  }

  #announce(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

/** What a shell ends with that may not start a program. */
const notExecutable = 126;

function toFailure(name: string, exit: Exit): ExtensionFailure {
  const crash = (reason: string): ExtensionFailure => ({kind: 'extension', errorType: 'Extension.Crash', reason});
  switch (exit.kind) {
    case 'unstartable':
      return {
        kind: 'extension',
        errorType: 'Extension.LaunchError',
        reason: `fork/exec /opt/extensions/${name}: ${exit.reason}`,
      };
    case 'code':
      if (exit.code === notExecutable) return toFailure(name, {kind: 'unstartable', reason: 'permission denied'});
      return crash(`exit status ${exit.code}`);
    case 'signal':
      return crash(`signal: ${exit.signal}`);
    default:
      return crash('signal: killed');
  }
}

/** An extension in the process of the runtime cannot ask for the end: it has the runtime's. */
function findRefusal(
  name: string,
  asked: unknown,
  {isProgram, isRegistered}: {readonly isProgram: boolean; readonly isRegistered: boolean},
): string | undefined {
  if (name === '') return 'Empty extension name';
  if (isRegistered) return `Extension with name ${name} already registered`;
  const wrong = readEvents(asked).find(event => event !== 'INVOKE' && (event !== 'SHUTDOWN' || !isProgram));
  return wrong === undefined ? undefined : `${wrong}: invalid event`;
}

function readEvents(asked: unknown): readonly string[] {
  const {events = []} = Object(asked);
  return Array.isArray(events) ? events.map(String) : [];
}

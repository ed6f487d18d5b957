import {spawn} from 'node:child_process';
import {getCompileCacheDir} from 'node:module';
import {dirname} from 'node:path';
import type {Isolation} from '../sandbox/index.ts';
import type {Host} from './host.ts';
import {keepKnown} from './shed-variables.ts';

/** What a sandbox in a process of its own is started with: its only argument, as JSON. No secret is in it. */
export interface SandboxOrder {
  readonly folder: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly region: string;
  readonly home: string;
  readonly bootstrapFolder: string;
  readonly nodeEnvironment?: Readonly<Record<string, string>>;
  /** Where Node keeps compiled code. */
  readonly compiled?: string;
}

/** What such a sandbox tells who has started it. */
export type SandboxReport =
  | {readonly kind: 'listens'; readonly url: string}
  /** It ends after that; in words for people. */
  | {readonly kind: 'failed'; readonly why: string}
  | {readonly kind: 'isolation'; readonly isolation: Isolation}
  | {readonly kind: 'fault'; readonly text: string};

/** A sandbox in a process of its own. */
export interface SandboxProcess {
  /** Its URL. Rejects in words for people when it ends before it listens. */
  readonly listens: Promise<string>;
  /** How it ended, unless it was left. */
  readonly ends: Promise<string>;
  /** Lets it end. */
  leave(): void;
}

/** It answers one console: more room for young objects would only be memory. */
const frugal = ['--max-semi-space-size=1'];

/**
 * Runs a sandbox in a process of its own, without the user's variables and out of reach of the terminal's signals; it ends with this
 * process, however that ends.
 */
export function runSandbox(
  {process, env, home, bootstrapFolder, nodeEnvironment, ownSandbox}: Host,
  {folder, port, region}: Pick<SandboxOrder, 'folder' | 'port' | 'region'>,
  onReport: (report: SandboxReport) => void,
): SandboxProcess {
  const compiled = getCompileCacheDir();
  const order: SandboxOrder = {
    ...{folder, port, region, home, bootstrapFolder},
    ...(nodeEnvironment && {nodeEnvironment}),
    ...(compiled !== undefined && {compiled: dirname(compiled)}),
  };
  const child = spawn(process.execPath, [...frugal, ownSandbox, JSON.stringify(order)], {
    env: {...keepKnown(env), ...nodeEnvironment},
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  const listens = Promise.withResolvers<string>();
  const ends = Promise.withResolvers<string>();
  let isLeft = false;
  child.on('message', (report: SandboxReport) => {
    // Who is told where it listens needs it no longer than itself.
    child.channel?.unref();
    if (report.kind === 'listens') listens.resolve(report.url);
    if (report.kind === 'failed') listens.reject(new Error(report.why));
    onReport(report);
  });
  const end = (how: string) => {
    listens.reject(new Error(`It ended: ${how}.`));
    if (!isLeft) ends.resolve(how);
  };
  child.once('error', error => end(error.message));
  child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
  return {
    listens: listens.promise,
    ends: ends.promise,
    leave() {
      isLeft = true;
      if (child.connected) child.disconnect();
    },
  };
}

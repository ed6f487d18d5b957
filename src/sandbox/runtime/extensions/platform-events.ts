import type {Telemetry} from './telemetry.ts';

/** What is told of an invocation; memory in MB. */
export interface ToldInvocation {
  readonly functionArn: string;
  readonly version: string;
  readonly handler: string;
  readonly runtime: string;
  readonly provision?: string;
  readonly memorySize: number;
  readonly requestId: string;
  /** What it has in /opt, on this machine. */
  readonly optFolder: string | undefined;
}

/** What is told of how it ended; durations in ms, memory in MB. */
interface ToldOutcome {
  readonly duration: number;
  readonly billedDuration: number;
  readonly maxMemoryUsed: number;
  readonly initDuration?: number;
}

/** Tells what happens to an environment and its invocations in the words of the developer guide, "Telemetry API Event schema reference". */
export interface PlatformEvents {
  initStarts(invocation: ToldInvocation): void;
  /** `duration` in ms. */
  initEnds(duration: number): void;
  starts(invocation: ToldInvocation): void;
  runtimeEnds(invocation: ToldInvocation, status: string, duration: number): void;
  ends(invocation: ToldInvocation, status: string, outcome: ToldOutcome): void;
}

/** Platform events of an environment. */
export function createPlatformEvents({tellPlatform, begin}: Telemetry): PlatformEvents {
  let initializationType = 'on-demand';
  return {
    initStarts({functionArn, version, runtime, provision}) {
      if (provision !== undefined) initializationType = 'provisioned-concurrency';
      const [, , , , , , functionName] = functionArn.split(':');
      const facts = {functionName, functionVersion: version, runtimeVersion: runtime};
      tellPlatform('platform.initStart', {initializationType, phase: 'init', ...facts});
    },
    initEnds(durationMs) {
      tellPlatform('platform.initReport', {initializationType, phase: 'init', metrics: {durationMs}});
      begin();
    },
    starts: ({requestId, version}) => tellPlatform('platform.start', {requestId, version}),
    runtimeEnds: ({requestId}, status, durationMs) =>
      tellPlatform('platform.runtimeDone', {requestId, status, metrics: {durationMs}}),
    ends: ({requestId, memorySize}, status, {duration, billedDuration, maxMemoryUsed, initDuration}) =>
      tellPlatform('platform.report', {
        requestId,
        status,
        metrics: {
          durationMs: duration,
          billedDurationMs: billedDuration,
          memorySizeMB: memorySize,
          maxMemoryUsedMB: maxMemoryUsed,
          initDurationMs: initDuration,
        },
      }),
  };
}

import {formatDuration} from '../format/duration.ts';
import type {Tone} from '../tone.ts';
import type {Step, StepState} from './step.ts';

/** How long something took in milliseconds, in six columns at most: `12 ms`, `3.4 s`, `5 min`, `2 d`. */
export function formatTook(milliseconds: number): string {
  const time = Math.max(0, milliseconds);
  if (time < 1000) return `${Math.round(time)} ms`;
  if (time < 60_000) return `${(time / 1000).toFixed(1)} s`;
  return formatDuration(Math.round(time / 1000))
    .split(' ')
    .slice(0, 2)
    .join(' ');
}

/** How long a step took, or takes by now. */
export function formatStepTime({startedAt, endedAt, state, whole}: Step, now: Date): string {
  return formatTook((endedAt ?? (state === 'left' ? (whole.endedAt ?? startedAt) : now.getTime())) - startedAt);
}

/** The tone of how a step stands. */
export function toStepTone(state: StepState): Tone {
  return stepTones[state];
}

const stepTones: Readonly<Record<StepState, Tone>> = {
  running: 'accent',
  waiting: 'warn',
  retrying: 'warn',
  succeeded: 'good',
  failed: 'bad',
  'timed out': 'bad',
  stopped: 'warn',
  cancelled: 'dim',
  left: 'dim',
};

/** A step in its tree: the mark of what it is, its name, and how often it was tried if that was more than once. */
export function formatStepName({branch, kind, name, attempts}: Step): string {
  return `${branch}${marks[kind]}${name}${attempts.length > 1 ? ` ×${attempts.length}` : ''}`;
}

const marks: Readonly<Record<Step['kind'], string>> = {
  execution: '',
  context: '▸ ',
  step: '',
  wait: '◷ ',
  callback: '← ',
  invoke: '→ ',
};

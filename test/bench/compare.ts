import {joinSamples, type Row, type Samples, toFigure} from './measure.ts';
import {quantile} from './stage/statistics.ts';

/** How a figure of one build stands to that of another, and between what this would be in nine tries of ten. */
export interface Ratio {
  readonly value: number;
  /** Undefined for a single round, which tells nothing of it. */
  readonly spread: readonly [number, number] | undefined;
}

const tries = 500;

/**
 * The ratio of a row's figures of two builds that took their rounds in turn. Its spread is a bootstrap over the rounds: what
 * disturbed one of a pair disturbed the other. Undefined where a ratio says nothing, as of nothing.
 */
export function compare(row: Row, own: readonly Samples[], other: readonly Samples[]): Ratio | undefined {
  const value = toFigure(row, joinSamples(own)) / toFigure(row, joinSamples(other));
  if (!Number.isFinite(value)) return undefined;
  if (own.length < 2) return {value, spread: undefined};
  const next = createChance();
  const ratios = Array.from({length: tries}, () => {
    const rounds = own.map(() => Math.floor(next() * own.length));
    const pick = (samples: readonly Samples[]) => joinSamples(rounds.map(round => samples[round] ?? {}));
    return toFigure(row, pick(own)) / toFigure(row, pick(other));
  }).filter(Number.isFinite);
  return ratios.length === 0
    ? {value, spread: undefined}
    : {value, spread: [quantile(ratios, 0.05), quantile(ratios, 0.95)]};
}

/** Numbers from 0 up to 1 that are the same each time. */
function createChance(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** How a value is held against a threshold, and how a reason says it. */
export interface ThresholdComparison {
  readonly words: string;
  isBreaching(value: number): boolean;
}

const comparisons: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
};

/** The operators that need no band of anomaly detection, which the sandbox does not have. */
export const comparisonOperators = Object.keys(comparisons);

/** The comparison of an operator with a threshold. */
export function toComparison(operator: string, threshold: number): ThresholdComparison {
  const compare = comparisons[operator] ?? (() => false);
  // GreaterThanOrEqualToThreshold: greater than or equal to the threshold.
  const words = operator
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/(?: to)? threshold$/, found => `${found.startsWith(' to') ? ' to' : ''} the threshold`);
  return {words, isBreaching: value => compare(value, threshold)};
}

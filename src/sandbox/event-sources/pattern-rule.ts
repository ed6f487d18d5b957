type Operators = Readonly<Record<string, (argument: unknown, actual: unknown) => boolean>>;

/** Whether a value satisfies one rule of a pattern: a plain value, or an object with an operator such as `prefix`. */
export function isMatch(rule: unknown, actual: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return rule === actual;
  const [[name = '', argument] = []] = Object.entries(rule);
  return operators[name]?.(argument, actual) ?? false;
}

const operators: Operators = {
  prefix: (argument, actual) => isText(actual) && startsWith(actual, argument),
  suffix: (argument, actual) => isText(actual) && endsWith(actual, argument),
  'equals-ignore-case': (argument, actual) => isText(actual) && fold(actual) === fold(argument),
  'anything-but': (argument, actual) => actual !== undefined && !isAnyOf(argument, actual),
  exists: (argument, actual) => (actual !== undefined) === argument,
  numeric: (argument, actual) => typeof actual === 'number' && Array.isArray(argument) && isInRange(argument, actual),
};

function startsWith(actual: string, argument: unknown): boolean {
  return isIgnoringCase(argument)
    ? fold(actual).startsWith(fold(argument['equals-ignore-case']))
    : actual.startsWith(String(argument));
}

function endsWith(actual: string, argument: unknown): boolean {
  return isIgnoringCase(argument)
    ? fold(actual).endsWith(fold(argument['equals-ignore-case']))
    : actual.endsWith(String(argument));
}

function isIgnoringCase(argument: unknown): argument is {readonly 'equals-ignore-case': unknown} {
  return typeof argument === 'object' && argument !== null && 'equals-ignore-case' in argument;
}

/** What must not be: values, or a rule with values of its own. */
function isAnyOf(argument: unknown, actual: unknown): boolean {
  if (Array.isArray(argument)) return argument.includes(actual);
  if (typeof argument !== 'object' || argument === null) return argument === actual;
  return Object.entries(argument).some(([name, values]) =>
    [values].flat().some(value => operators[name]?.(value, actual) ?? false),
  );
}

/** Comparisons in pairs, all of which hold: `['>', 0, '<=', 5]`. */
function isInRange(comparisons: readonly unknown[], actual: number): boolean {
  return comparisons.every((sign, index) => {
    if (index % 2 === 1) return true;
    return comparators[String(sign)]?.(actual, Number(comparisons[index + 1])) ?? false;
  });
}

const comparators: Readonly<Record<string, (actual: number, limit: number) => boolean>> = {
  '=': (actual, limit) => actual === limit,
  '<': (actual, limit) => actual < limit,
  '<=': (actual, limit) => actual <= limit,
  '>': (actual, limit) => actual > limit,
  '>=': (actual, limit) => actual >= limit,
};

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function fold(value: unknown): string {
  return String(value).toLowerCase();
}

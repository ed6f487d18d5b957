/** What the schema cannot say about an input: an error stops, a warning does not. */
export interface Warning {
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

type Input = Readonly<Record<string, unknown>>;
type Rule = (operation: string, input: Input) => readonly Warning[];

/** The findings of the rules that hold between members, and of the quotas that are tighter than the model. */
export function checkRules(operation: string, input: Input): readonly Warning[] {
  return rules.flatMap(rule => rule(operation, input));
}

const rules: readonly Rule[] = [];

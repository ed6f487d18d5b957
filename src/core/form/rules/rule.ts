/** What the schema cannot say about an input: an error stops, a warning does not. */
export interface Warning {
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** An operation's input as it is being filled in: any member may be missing or of the wrong kind. */
export type RuleInput = Readonly<Record<string, unknown>>;

/** Looks at one thing that the members of an input have to fulfil together. */
export type FormRule = (operation: string, input: RuleInput) => readonly Warning[];

/** A rule for some operations only: it tells what is wrong, by member. */
export function ruleFor(operations: readonly string[], check: (input: RuleInput) => readonly Warning[]): FormRule {
  return (operation, input) => (operations.includes(operation) ? check(input) : []);
}

/** One finding that stops. */
export function error(path: string, message: string): readonly Warning[] {
  return [{path, message, severity: 'error'}];
}

/** One finding that does not stop, for the service's quotas can be raised. */
export function warning(path: string, message: string): readonly Warning[] {
  return [{path, message, severity: 'warning'}];
}

/** A member that is a structure or map; an empty one when it is missing or none. */
export function structure(input: RuleInput, name: string): RuleInput {
  const value = input[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RuleInput) : {};
}

/** The items of a member that is a list; none when it is missing or no list. */
export function list(input: RuleInput, name: string): readonly unknown[] {
  const value = input[name];
  return Array.isArray(value) ? value : [];
}

/** A member that is a number; undefined when it is missing or none. */
export function number(input: RuleInput, name: string): number | undefined {
  const value = input[name];
  return typeof value === 'number' ? value : undefined;
}

/** A member that is a text; empty when it is missing or none. */
export function text(input: RuleInput, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value : '';
}

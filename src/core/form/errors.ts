import type {Operation} from '../../schema/index.ts';
import {type FieldError, validate} from '../../schema/validate.ts';
import {duplicateKeys} from './duplicates.ts';
import type {InputNode} from './node.ts';
import {inWords} from './pattern-words.ts';
import {checkRules, type Warning} from './rules.ts';
import {findUnsendable} from './unsendable.ts';

/** What is wrong with a value, and where. */
export type InputError = Pick<FieldError, 'path' | 'rule' | 'message'>;

/** What a form asks for. */
interface Asked {
  readonly nodes: readonly InputNode[];
  /** Members that have to be given though the schema does not require them. */
  readonly needs: readonly string[];
  /** What is there now: what stays as it is was taken by the service, whatever is known of it here. */
  readonly initial: Readonly<Record<string, unknown>>;
}

/** Everything wrong with what was filled in: by the schema, by the rules that span members, and by what has to be given. */
export function inputErrors(
  asked: Asked,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
): readonly InputError[] {
  const {nodes, needs} = asked;
  const broken = checkRules(operation.name, input).filter(({severity}) => severity === 'error');
  const missing = needs.filter(name => input[name] === undefined);
  return [
    ...findBroken(asked, operation, input)
      .filter(({rule}) => rule !== 'enum')
      .map(inWords),
    ...missing.map(path => ({path, message: 'is required', rule: 'required' as const})),
    ...broken.map(({path, message}) => ({path, message, rule: 'kind' as const})),
    ...findUnsendable(nodes).map(found => ({...found, rule: 'kind' as const})),
    ...duplicateKeys(nodes).map(path => ({path, message: 'is there twice', rule: 'kind' as const})),
  ];
}

/** Choices that the service may know by now though the model here does not: they can be sent. */
export function findUnknownChoices(
  asked: Asked,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
): readonly Warning[] {
  return findBroken(asked, operation, input)
    .filter(({rule}) => rule === 'enum')
    .map(({path, value}) => ({
      path,
      message: `${value} is not known here; the service may know it`,
      severity: 'warning',
    }));
}

/** What the schema says of the members that were changed; a form may ask for some of the members only. */
function findBroken(
  {nodes, initial}: Asked,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
): readonly FieldError[] {
  const shown = new Set(nodes.map(({field}) => field.name));
  const stays = (name: string) => name in initial && JSON.stringify(initial[name]) === JSON.stringify(input[name]);
  return validate(operation, input).filter(({path}) => shown.has(memberOf(path)) && !stays(memberOf(path)));
}

/** The member of the input that a path leads into. */
export function memberOf(path: string): string {
  return path.split(/[.[{]/)[0] ?? '';
}

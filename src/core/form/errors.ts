import type {Operation} from '../../schema/index.ts';
import {type FieldError, validate} from '../../schema/validate.ts';
import {duplicateKeys} from './duplicates.ts';
import type {InputNode} from './node.ts';
import {inWords} from './pattern-words.ts';
import {checkRules} from './rules.ts';
import {findUnsendable} from './unsendable.ts';

/** What is wrong with a value, and where. */
export type InputError = Pick<FieldError, 'path' | 'rule' | 'message'>;

/** What a form asks for. */
interface Asked {
  readonly nodes: readonly InputNode[];
  /** Members that have to be given though the schema does not require them. */
  readonly needs: readonly string[];
}

/** Everything wrong with what was filled in: by the schema, by the rules that span members, and by what has to be given. */
export function inputErrors(
  {nodes, needs}: Asked,
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
): readonly InputError[] {
  const broken = checkRules(operation.name, input).filter(({severity}) => severity === 'error');
  const missing = needs.filter(name => input[name] === undefined);
  const shown = new Set(nodes.map(({field}) => field.name));
  return [
    // A form may ask for some of the members only.
    ...validate(operation, input)
      .filter(({path}) => shown.has(memberOf(path)))
      .map(inWords),
    ...missing.map(path => ({path, message: 'is required', rule: 'required' as const})),
    ...broken.map(({path, message}) => ({path, message, rule: 'kind' as const})),
    ...findUnsendable(nodes).map(found => ({...found, rule: 'kind' as const})),
    ...duplicateKeys(nodes).map(path => ({path, message: 'is there twice', rule: 'kind' as const})),
  ];
}

/** The member of the input that a path leads into. */
export function memberOf(path: string): string {
  return path.split(/[.[{]/)[0] ?? '';
}

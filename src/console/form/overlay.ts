import {buildOperationForm} from '../../core/form/form.ts';
import type {Item} from '../../core/item.ts';
import {
  formatTitle,
  type Operation,
  type OperationDeclaration,
  type Selection,
} from '../../core/operation/operation.ts';
import type {OperationTarget} from '../../core/remedies/remedy.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Connection} from '../connection/connection.ts';
import type {CurrentFacts} from './current-state.ts';
import type {BulkTarget, FormState} from './states.ts';

/** What a form is opened on. */
export interface Opening {
  readonly connection: Connection;
  readonly fixed: Item;
  readonly preset: Item;
  readonly facts: CurrentFacts;
  readonly on?: OperationTarget;
}

/** The form of an operation, filled in with what is known. */
export function toOverlay(
  operation: Operation,
  declaration: OperationDeclaration,
  name: string,
  {fixed, preset, facts: {withheld, ...facts}, ...from}: Opening,
): FormState {
  const {only, title = formatTitle(declaration.operation), common = [], needs = [], current} = declaration;
  const left =
    only === undefined ? [] : operation.input.map(field => field.name).filter(field => !only.includes(field as never));
  const form = buildOperationForm(operation, {
    title,
    fixed,
    // What is there now was read for this very target.
    guarded: [...left, ...Object.keys(withheld), ...(current?.may ?? []), 'RevisionId'],
    values: facts.before ?? {},
    common,
    needs,
    preset,
  });
  return {form, declaration: name, ...facts, ...from, revealed: false};
}

/** One of several items that an operation is called on. */
export function toTarget(
  operation: Operation,
  declaration: OperationDeclaration,
  resource: Resource,
  selection: Selection & {readonly item: Item},
): BulkTarget {
  const {item} = selection;
  return {
    resource: resource.name,
    id: resource.id(item),
    label: resource.label(item),
    fixed: toFixed(operation, declaration.fill?.(selection) ?? {}),
    state: 'waiting',
  };
}

/** Only members the operation has, and only those that hold something. */
export function toFixed(operation: Operation, filled: object): Item {
  const known = new Set(operation.input.map(({name}) => name));
  return Object.fromEntries(Object.entries(filled).filter(([name, value]) => known.has(name) && value !== undefined));
}

import type {Operation, OperationInput, OperationName} from '../schema/index.ts';
import type {Item} from './resource.ts';

export type {Operation, OperationName} from '../schema/index.ts';

/** What an operation may do to people: nothing, change something, open it to others or stop it, or destroy it. */
export type Danger = 'reads' | 'changes' | 'exposes' | 'destroys';

/** What an operation is called on: the selected item and, in a child pane, the item its list belongs to. */
export interface Selection {
  readonly item: Item | undefined;
  readonly parent: Item | undefined;
}

/** How the state that a change starts from is read, and which of the change's members it answers. */
export interface CurrentState {
  readonly operation: OperationName;
  input(fixed: Item): Item | undefined;
  /** Members of the change's input as they are now. */
  toValues(answer: Item): Item;
  /** Members sent beside what was changed, such as the RevisionId that guards it. */
  toGuard?(answer: Item): Item;
}

/** What the console knows of an operation beside its schema. Only what differs from the default is declared. */
export interface OperationDeclaration<Name extends OperationName = OperationName> {
  readonly operation: Name;
  /** What this use of the operation is called when it is not the operation's only or general one, e.g. `DeleteVersion`. */
  readonly name?: string;
  /** Names of the resources under whose actions it stands; the palette has all. */
  readonly on: readonly string[];
  /** Makes something new: it can be called while nothing is selected in the pane. */
  readonly isNew?: true;
  /** The key in those panes, when it has one of its own. */
  readonly key?: string;
  readonly title?: string;
  readonly danger?: Danger;
  /** Members that the selection tells. */
  fill?(selection: Selection): Partial<OperationInput<Name>> | undefined;
  /** Members people use most, in the order to show them. */
  readonly common?: readonly (keyof OperationInput<Name> & string)[];
  readonly current?: CurrentState;
  /** What has to be typed before this input is sent; undefined when Enter is enough. */
  confirm?(input: Item): string | undefined;
  /** Lists to read and show as what else is affected: title by list operation. */
  readonly dependents?: readonly Dependents[];
  /** The call that puts the state before back, from that state's values; undefined when it cannot be put back. */
  undo?(input: Item, before: Item): {operation: OperationName; input: Item} | undefined;
}

/** Things that a change affects beside its target. */
export interface Dependents {
  readonly title: string;
  readonly operation: OperationName;
  input(fixed: Item): Item | undefined;
  /** One line for each thing of the answer. */
  toLines(answer: Item): readonly string[];
}

/** A declaration whose exact types are known to its file only. */
export type AnyDeclaration = OperationDeclaration<never>;

/** Declares what the console knows of an operation, typed by its name. */
export function defineOperation<Name extends OperationName>(
  declaration: OperationDeclaration<Name>,
): OperationDeclaration {
  return declaration as unknown as OperationDeclaration;
}

/** `GetFunctionUrlConfig` in words: `Get function URL config`. */
export function toTitle(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(' ');
  return words
    .map((word, index) => (index === 0 ? word : word.toLowerCase()))
    .join(' ')
    .replace(/\b(url|arn)\b/g, text => text.toUpperCase());
}

/** How dangerous an operation is unless its declaration says otherwise: by the service's verbs. */
export function toDanger({name, readOnly}: Operation): Danger {
  if (readOnly) return 'reads';
  return /^(Delete|Remove|Stop)/.test(name) ? 'destroys' : 'changes';
}

import {applyEditKey, insertText, type TextEdit, toTextEdit} from '../edit/text-edit.ts';
import type {InvokeTarget} from '../resource.ts';

/** What every field has: `check` gives the error of a value, or undefined; it runs when the field is left and on submit. */
interface FieldBase {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly check?: (value: string) => string | undefined;
}

/** A field of a form: one line of text, a document of several lines, or one of several choices. */
export type FormField =
  | (FieldBase & {readonly kind: 'text'; readonly edit: TextEdit})
  | (FieldBase & {
      readonly kind: 'document';
      readonly edit: TextEdit;
      /** The whole text is selected, as at first: what is typed or pasted takes its place. */
      readonly selected: boolean;
    })
  | (FieldBase & {readonly kind: 'choice'; readonly choices: readonly string[]; readonly value: string});

type Choice = Extract<FormField, {kind: 'choice'}>;

/** A form being filled in. */
export interface FormState {
  /** What the form is for. */
  readonly target: InvokeTarget;
  readonly title: string;
  /** Under which an unsent form is kept. */
  readonly key: string;
  readonly fields: readonly FormField[];
  /** Index of the field that takes the keys. */
  readonly focus: number;
  /** What the form would do, for its foot: `Invoke`. */
  readonly submit: string;
  readonly initial: Readonly<Record<string, string>>;
}

/** A field as declared, with its first value. */
export type FieldDeclaration = {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly check?: (value: string) => string | undefined;
} & ({readonly kind: 'text' | 'document'} | {readonly kind: 'choice'; readonly choices: readonly string[]});

/** A fresh form. */
export function toForm(
  declaration: Pick<FormState, 'title' | 'key' | 'submit' | 'target'>,
  fields: readonly FieldDeclaration[],
): FormState {
  return {
    ...declaration,
    focus: 0,
    fields: fields.map(toField),
    initial: Object.fromEntries(fields.map(({name, value}) => [name, value])),
  };
}

function toField({value, ...field}: FieldDeclaration): FormField {
  const error = undefined;
  if (field.kind === 'choice') return {...field, error, value};
  const edit = toTextEdit(value);
  return field.kind === 'document'
    ? {...field, kind: 'document', error, edit, selected: true}
    : {...field, kind: 'text', error, edit};
}

/** A field's value as text. */
export function fieldValue(field: FormField): string {
  return field.kind === 'choice' ? field.value : field.edit.text;
}

/** All values by field name. */
export function valuesOf(form: FormState): Readonly<Record<string, string>> {
  return Object.fromEntries(form.fields.map(field => [field.name, fieldValue(field)]));
}

/** True once anything differs from the form as it was opened first, or sent last. */
export function isChanged(form: FormState): boolean {
  return form.fields.some(field => fieldValue(field) !== form.initial[field.name]);
}

/** The form once it was sent: what it holds counts as unchanged until something else is typed. */
export function asSent(form: FormState): FormState {
  return {...form, initial: valuesOf(form)};
}

/** The form with the focus moved, the field that is left checked. The focus stops at the ends. */
export function moveFocus(form: FormState, by: 1 | -1): FormState {
  const focus = Math.max(0, Math.min(form.focus + by, form.fields.length - 1));
  return {...replaceField(form, form.focus, checked), focus};
}

/** The form with every field checked; the focus stands on the first wrong one, when there is any. */
export function checkForm(form: FormState): {form: FormState; valid: boolean} {
  const fields = form.fields.map(checked);
  const wrong = fields.findIndex(field => field.error !== undefined);
  return {form: {...form, fields, focus: wrong === -1 ? form.focus : wrong}, valid: wrong === -1};
}

/** The form with a field set to a value, e.g. after a choice or the editor. */
export function setValue(form: FormState, name: string, value: string): FormState {
  const index = form.fields.findIndex(field => field.name === name);
  return replaceField(form, index, field =>
    checked(
      field.kind === 'choice'
        ? {...field, value}
        : {...field, edit: toTextEdit(value), ...(field.kind === 'document' && {selected: false})},
    ),
  );
}

/** The form with an error at a field, which gets the focus. */
export function setError(form: FormState, name: string, error: string): FormState {
  const focus = form.fields.findIndex(field => field.name === name);
  return {...replaceField(form, focus, field => ({...field, error})), focus};
}

/** The form after an editing key in its focused field, or undefined when the field has no use for the key. */
export function applyFormKey(form: FormState, key: string, input: string): FormState | undefined {
  const field = form.fields[form.focus];
  if (field === undefined) return undefined;
  if (field.kind === 'choice') return turnChoice(form, field, key);
  const lines = field.kind === 'document' ? 'multiple' : 'single';
  const edit = applyEditKey(field.edit, key, lines);
  if (edit !== undefined) return withEdit(form, edit);
  return key === input || key === 'space' ? withEdit(form, insertText(editable(field), input, lines)) : undefined;
}

const turns: Readonly<Record<string, 1 | -1>> = {down: 1, j: 1, up: -1, k: -1};

/** The form with the next or previous choice taken, around the ends. */
function turnChoice(form: FormState, {name, choices, value}: Choice, key: string): FormState | undefined {
  const by = turns[key];
  const turned = by === undefined ? undefined : choices.at((choices.indexOf(value) + by) % choices.length);
  return turned === undefined ? undefined : setValue(form, name, turned);
}

/** The form with text pasted into its focused field. */
export function pasteIntoForm(form: FormState, text: string): FormState {
  const field = form.fields[form.focus];
  if (field === undefined || field.kind === 'choice') return form;
  return withEdit(form, insertText(editable(field), text, field.kind === 'document' ? 'multiple' : 'single'));
}

/** The text that typing goes into: nothing is left of a selected one. */
function editable(field: Exclude<FormField, {kind: 'choice'}>): TextEdit {
  return field.kind === 'document' && field.selected ? toTextEdit('') : field.edit;
}

function withEdit(form: FormState, edit: TextEdit): FormState {
  return replaceField(form, form.focus, field => {
    if (field.kind === 'choice') return field;
    const changed = {...field, edit, error: undefined};
    return changed.kind === 'document' ? {...changed, selected: false} : changed;
  });
}

function replaceField(form: FormState, index: number, change: (field: FormField) => FormField): FormState {
  return {...form, fields: form.fields.map((field, at) => (at === index ? change(field) : field))};
}

function checked(field: FormField): FormField {
  return {...field, error: field.check?.(fieldValue(field))};
}

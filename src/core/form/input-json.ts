import type {Field, Operation} from '../../schema/index.ts';
import {validateField} from '../../schema/validate.ts';
import {findDuplicateName} from '../format/duplicate-name.ts';
import {findNearNames} from '../search/near-names.ts';
import {withShown} from './check-form.ts';
import {focusOnPath} from './focus.ts';
import {focusedStop, formInput, moreStop, type OperationForm, withValues} from './form.ts';
import {findUnlike} from './unlike.ts';

/** The whole input as JSON, members that are fixed first; bytes as the text they stand for. */
export function formatInputJson(form: OperationForm): string {
  return `${JSON.stringify(readableMembers(formInput(form)), undefined, 2)}\n`;
}

/**
 * The form holding what a JSON text says, exactly; or what of it cannot be taken: members there are not or that cannot be
 * changed here, values of another kind, and what the form could not keep as it is written.
 */
export function readInputJson(
  form: OperationForm,
  operation: Operation,
  text: string,
): {readonly form: OperationForm} | {readonly problems: readonly string[]} {
  const values: unknown = JSON.parse(text);
  if (!isRecord(values)) return {problems: ['The input has to be an object: {…}.']};
  const twice = findDuplicateName(text);
  if (twice !== undefined) return {problems: [`${twice} is there twice.`]};
  const fields = form.nodes.map(({field}) => field);
  const problems = Object.entries(values).flatMap(([name, value]) => memberProblems(form, operation, name, value));
  if (problems.length > 0) return {problems};
  const next = withValues(form, values);
  const unlike = findUnlike(fields, values, readableMembers(formInput(next)), readableMembers(form.initial));
  return unlike.length > 0 ? {problems: unlike} : {form: withFocusOf(withShown(next, Object.keys(values)), form)};
}

function memberProblems(form: OperationForm, operation: Operation, name: string, value: unknown): readonly string[] {
  const fixed = form.fixed[name];
  if (fixed !== undefined) {
    const own = JSON.stringify(readable(fixed));
    return JSON.stringify(value) === own ? [] : [`${name} cannot be changed here: it is ${own}.`];
  }
  const field = form.nodes.find(node => node.field.name === name)?.field;
  if (field !== undefined) return kindProblems(field, value);
  const isKnown = operation.input.some(member => member.name === name);
  if (isKnown) return [`${name} cannot be given in this form.`];
  const [near] = findNearNames(name, [...Object.keys(form.fixed), ...form.nodes.map(node => node.field.name)], 1);
  return [`${operation.name} has no member ${name}${near === undefined ? '' : `; is ${near} meant?`}`];
}

/** What a form could not even show. What else is wrong is marked at its field. */
function kindProblems(field: Field, value: unknown): readonly string[] {
  return validateField(field, value, field.name)
    .filter(({rule}) => rule === 'kind' || rule === 'unknown')
    .map(({path, message, rule}) => (rule === 'unknown' ? `${path}: ${message}.` : `${path} ${message}.`));
}

function withFocusOf(form: OperationForm, before: OperationForm): OperationForm {
  const stop = focusedStop(before);
  return stop === undefined || stop === moreStop ? form : (focusOnPath(form, stop.path) ?? form);
}

/** Bytes as text and times as ISO 8601, as JSON has them. */
function readable(value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(readable);
  if (!isRecord(value)) return value;
  return readableMembers(value);
}

function readableMembers(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, readable(member)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

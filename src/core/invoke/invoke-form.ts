import type {OperationInput} from '../../schema/index.ts';
import {findJsonError} from '../edit/json-error.ts';
import {type FormState, toForm, valuesOf} from '../form/form.ts';
import type {InvokeTarget} from '../resource.ts';

/** How Invoke may run a function. */
const invocationTypes = ['RequestResponse', 'Event', 'DryRun'] as const;

/** Bytes of a payload the service takes: 6 MB synchronous, 1 MB asynchronous (Lambda quotas page). */
const maxPayload = {RequestResponse: 6_291_556, Event: 1_048_576, DryRun: 6_291_556} as const;

/** The form that invokes a target; a draft left unsent is opened again by the same key. */
export function toInvokeForm(target: InvokeTarget): FormState {
  const name = targetName(target);
  return toForm({title: `Invoke ${name}`, key: `invoke ${name}`, submit: 'Invoke', target}, [
    {
      name: 'Payload',
      label: 'Payload',
      kind: 'document',
      value: '{}',
      help: 'JSON for the handler, or empty. Ctrl-E opens your editor.',
      check: checkPayload,
    },
    {
      name: 'Qualifier',
      label: 'Qualifier',
      kind: 'text',
      value: target.Qualifier ?? '',
      help: 'Version or alias to run; empty for $LATEST.',
      check: checkQualifier,
    },
    {
      name: 'InvocationType',
      label: 'Type',
      kind: 'choice',
      value: 'RequestResponse',
      choices: invocationTypes,
      help: 'RequestResponse waits, Event queues, DryRun only checks.',
    },
  ]);
}

/** What a filled-in form asks for, or the error of the payload that is too large for its type. */
export function toInvokeInput(form: FormState): OperationInput<'Invoke'> | {error: string} {
  const values = valuesOf(form);
  const type = invocationTypes.find(name => name === values['InvocationType']) ?? 'RequestResponse';
  const payload = new TextEncoder().encode(values['Payload']?.trim() ?? '');
  if (payload.byteLength > maxPayload[type]) {
    return {
      error: `${payload.byteLength.toLocaleString('en')} bytes; ${type} takes at most ${maxPayload[type].toLocaleString('en')}`,
    };
  }
  const qualifier = values['Qualifier']?.trim() ?? '';
  return {
    FunctionName: form.target.FunctionName,
    InvocationType: type,
    ...(qualifier === '' ? {} : {Qualifier: qualifier}),
    ...(type === 'RequestResponse' ? {LogType: 'Tail' as const} : {}),
    ...(payload.byteLength === 0 ? {} : {Payload: payload}),
  };
}

/** `orders-api:live`, or the bare name for the unqualified function. */
export function targetName({FunctionName, Qualifier}: InvokeTarget): string {
  return Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}`;
}

function checkPayload(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const error = findJsonError(text);
  return error === undefined ? undefined : `not JSON: ${error.message} at line ${error.line}, column ${error.column}`;
}

/** Versions and aliases as the service's model allows them (Invoke, member Qualifier). */
function checkQualifier(text: string): string | undefined {
  const qualifier = text.trim();
  if (qualifier === '' || /^(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]{1,128})$/.test(qualifier)) return undefined;
  return 'a version number, an alias name (letters, digits, - and _) or $LATEST';
}

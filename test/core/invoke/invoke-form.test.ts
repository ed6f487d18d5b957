import {describe, expect, it} from 'vitest';
import {checkForm, type FormState, setValue} from '../../../src/core/form/form.ts';
import {targetName, toInvokeForm, toInvokeInput} from '../../../src/core/invoke/invoke-form.ts';
import {getOperation, validate} from '../../../src/schema/index.ts';

const opened = toInvokeForm({FunctionName: 'orders-api'});

function filled(values: Readonly<Record<string, string>>, form = opened): FormState {
  return Object.entries(values).reduce((state, [name, value]) => setValue(state, name, value), form);
}

function errorsOf(form: FormState): Record<string, string> {
  return Object.fromEntries(
    checkForm(form).form.fields.flatMap(({name, error}) => (error === undefined ? [] : [[name, error]])),
  );
}

describe('the form of an invocation', () => {
  it('starts with an empty object, the qualifier of its target and a waiting call', () => {
    expect(toInvokeInput(toInvokeForm({FunctionName: 'orders-api', Qualifier: 'live'}))).toEqual({
      FunctionName: 'orders-api',
      Qualifier: 'live',
      InvocationType: 'RequestResponse',
      LogType: 'Tail',
      Payload: new TextEncoder().encode('{}'),
    });
  });

  it('keeps drafts of different qualifiers apart', () => {
    expect(opened.key).not.toBe(toInvokeForm({FunctionName: 'orders-api', Qualifier: 'live'}).key);
    expect(targetName({FunctionName: 'orders-api', Qualifier: 'live'})).toBe('orders-api:live');
    expect(targetName({FunctionName: 'orders-api'})).toBe('orders-api');
  });

  it.each(['RequestResponse', 'Event', 'DryRun'])('asks for what the service understands with type %s', type => {
    const input = toInvokeInput(filled({InvocationType: type, Qualifier: ' 13 ', Payload: ' {"a": 1}\n'}));
    expect('error' in input ? input : validate(getOperation('Invoke'), input)).toEqual([]);
    expect(input).toMatchObject({Qualifier: '13', InvocationType: type});
    // Only a call that waits has a log to tell.
    expect('LogType' in input).toBe(type === 'RequestResponse');
  });

  it('leaves out what is empty', () => {
    const input = toInvokeInput(filled({Qualifier: ' ', Payload: ' \n '}));
    expect(input).not.toHaveProperty('Qualifier');
    expect(input).not.toHaveProperty('Payload');
  });

  it.each([
    ['RequestResponse', 6_291_556, '6,291,557 bytes; RequestResponse takes at most 6,291,556'],
    ['Event', 1_048_576, '1,048,577 bytes; Event takes at most 1,048,576'],
  ])('refuses a payload one byte larger than %s takes', (InvocationType, limit, error) => {
    // Two bytes a character, and two quotes: the size is that of the bytes sent.
    const payload = (bytes: number) => `"${'é'.repeat(Math.floor((bytes - 2) / 2))}${bytes % 2 === 0 ? '' : 'x'}"`;
    expect(toInvokeInput(filled({InvocationType, Payload: payload(limit)}))).not.toHaveProperty('error');
    expect(toInvokeInput(filled({InvocationType, Payload: payload(limit + 1)}))).toEqual({error});
  });
});

describe('what is wrong with an invocation', () => {
  it('is told of a payload with line and column', () => {
    expect(errorsOf(filled({Payload: '{\n  "a": 1,\n}'}))).toEqual({
      Payload: 'not JSON: property name expected at line 3, column 1',
    });
    for (const Payload of ['', '  ', 'null', '"text"', '[1]', '{"a": {"b": []}}']) {
      expect(errorsOf(filled({Payload}))).toEqual({});
    }
  });

  it('is told of a qualifier no version or alias can have', () => {
    for (const Qualifier of ['', '1', 'live', '$LATEST', 'a_b-C', 'x'.repeat(128)]) {
      expect(errorsOf(filled({Qualifier}))).toEqual({});
      const input = toInvokeInput(filled({Qualifier}));
      expect('error' in input ? input : validate(getOperation('Invoke'), input)).toEqual([]);
    }
    for (const Qualifier of ['a b', 'live!', '$latest', 'x'.repeat(129), 'arn:aws:lambda']) {
      expect(Object.keys(errorsOf(filled({Qualifier})))).toEqual(['Qualifier']);
    }
  });
});

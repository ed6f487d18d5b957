import {describe, expect, it} from 'vitest';
import {
  applyFormKey,
  asSent,
  checkForm,
  type FormState,
  isChanged,
  moveFocus,
  pasteIntoForm,
  setError,
  setValue,
  toForm,
  valuesOf,
} from '../../../src/core/form/form.ts';

const opened = toForm({title: 'Invoke', key: 'invoke orders', submit: 'Invoke', target: {FunctionName: 'orders'}}, [
  {
    name: 'Payload',
    label: 'Payload',
    kind: 'document',
    value: '{}',
    help: '',
    check: text => (text.startsWith('{') ? undefined : 'no object'),
  },
  {
    name: 'Qualifier',
    label: 'Qualifier',
    kind: 'text',
    value: 'live',
    help: '',
    check: text => (text.includes(' ') ? 'has blanks' : undefined),
  },
  {name: 'Type', label: 'Type', kind: 'choice', value: 'A', choices: ['A', 'B'], help: ''},
]);

function typed(form: FormState, ...keys: readonly string[]): FormState {
  return keys.reduce((state, key) => applyFormKey(state, key, key === 'space' ? ' ' : key) ?? state, form);
}

function errors(form: FormState): (string | undefined)[] {
  return form.fields.map(({error}) => error);
}

describe('a form', () => {
  it('starts at its first field with the values it was given, unchanged and without errors', () => {
    expect(valuesOf(opened)).toEqual({Payload: '{}', Qualifier: 'live', Type: 'A'});
    expect([opened.focus, isChanged(opened), errors(opened)]).toEqual([0, false, [undefined, undefined, undefined]]);
  });

  it('is changed by what is typed, and unchanged again when that is taken back', () => {
    const there = typed({...opened, focus: 1}, '2');
    expect([valuesOf(there)['Qualifier'], isChanged(there)]).toEqual(['live2', true]);
    expect(isChanged(typed(there, 'backspace'))).toBe(false);
  });

  it('is unchanged once it was sent, until something else is typed', () => {
    const sent = asSent(typed({...opened, focus: 1}, '2'));
    expect([isChanged(sent), valuesOf(sent)['Qualifier']]).toEqual([false, 'live2']);
    expect(isChanged(typed(sent, 'backspace'))).toBe(true);
  });

  it('replaces a preset document by what is typed or pasted first, and edits it after a move', () => {
    expect(valuesOf(typed(opened, '[', ']'))['Payload']).toBe('[]');
    expect(valuesOf(pasteIntoForm(opened, '{"a":\r\n1}'))['Payload']).toBe('{"a":\n1}');
    expect(valuesOf(typed(opened, 'left', 'x'))['Payload']).toBe('{x}');
  });

  it('takes a paste into one line as one line', () => {
    expect(valuesOf(pasteIntoForm({...opened, focus: 1}, 'a\nb'))['Qualifier']).toBe('livea b');
  });

  it('turns a choice by its keys, around the ends, and pastes nothing into it', () => {
    const choice = {...opened, focus: 2};
    expect(applyFormKey(choice, 'x', 'x')).toBeUndefined();
    expect(applyFormKey(choice, 'enter', '\r')).toBeUndefined();
    const turned = [['down'], ['down', 'down'], ['up'], ['j', 'k', 'k']].map(
      taken => valuesOf(typed(choice, ...taken))['Type'],
    );
    expect(turned).toEqual(['B', 'A', 'B', 'B']);
    expect(pasteIntoForm(choice, 'B')).toBe(choice);
    expect(valuesOf(setValue(choice, 'Type', 'B'))['Type']).toBe('B');
  });

  it('has no use for keys that edit nothing', () => {
    expect(applyFormKey({...opened, focus: 1}, 'enter', '\r')).toBeUndefined();
    expect(applyFormKey({...opened, focus: 1}, 'f5', '')).toBeUndefined();
    expect(valuesOf(typed({...opened, focus: 1}, 'space'))['Qualifier']).toBe('live ');
  });
});

describe('the checks of a form', () => {
  const wrong = typed({...opened, focus: 1}, 'space', 'x');

  it('wait until the field is left', () => {
    expect(errors(wrong)[1]).toBeUndefined();
    expect(errors(moveFocus(wrong, 1))[1]).toBe('has blanks');
    expect(errors(moveFocus(wrong, -1))[1]).toBe('has blanks');
  });

  it('forget the error at the next key', () => {
    const left = {...moveFocus(wrong, 1), focus: 1};
    expect(errors(typed(left, 'backspace'))[1]).toBeUndefined();
  });

  it('all run before it is sent, and lead to the first wrong field', () => {
    const both = setValue({...wrong, focus: 2}, 'Payload', 'nothing');
    const {form, valid} = checkForm(both);
    expect([valid, form.focus, errors(form)]).toEqual([false, 0, ['no object', 'has blanks', undefined]]);
    expect(checkForm(opened)).toEqual({form: opened, valid: true});
  });

  it('check what the editor brought back', () => {
    expect(errors(setValue(opened, 'Payload', 'nothing'))[0]).toBe('no object');
  });

  it('give way to what the service said of a field', () => {
    const refused = setError({...opened, focus: 2}, 'Payload', 'too large');
    expect([refused.focus, errors(refused)[0]]).toEqual([0, 'too large']);
  });
});

describe('the focus of a form', () => {
  it('stops at the ends', () => {
    expect(moveFocus(opened, -1).focus).toBe(0);
    expect(moveFocus({...opened, focus: 2}, 1).focus).toBe(2);
    expect(moveFocus(opened, 1).focus).toBe(1);
  });
});

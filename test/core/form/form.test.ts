import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {checkOperationForm, withErrors} from '../../../src/core/form/check-form.ts';
import {moveFormFocus} from '../../../src/core/form/focus.ts';
import {
  buildOperationForm,
  focusedStop,
  formInput,
  formStops,
  isFormChanged,
  moreStop,
  type OperationForm,
  withValues,
} from '../../../src/core/form/form.ts';
import {onlyChanged} from '../../../src/core/form/only-changed.ts';
import {removeFocused} from '../../../src/core/form/remove-in-form.ts';
import {applyOperationKey, pasteIntoForm, setFocusedText} from '../../../src/core/form/type-in-form.ts';
import {getOperation, type OperationName, operations} from '../../../src/schema/index.ts';
import {sampleInput} from '../../support/sample-input.ts';

interface Opening {
  readonly fixed?: Record<string, unknown>;
  readonly values?: Record<string, unknown>;
  readonly common?: readonly string[];
  readonly needs?: readonly string[];
  readonly preset?: Record<string, unknown>;
  readonly guarded?: readonly string[];
}

function open(name: OperationName, opening: Opening = {}): OperationForm {
  return buildOperationForm(getOperation(name), {
    title: name,
    fixed: {},
    guarded: [],
    values: {},
    common: [],
    ...opening,
  });
}

/** The form with the focus on the stop of that label, everything shown. */
function at(form: OperationForm, label: string, part?: string): OperationForm {
  const shown = {...form, all: true};
  const focus = formStops(shown).stops.findIndex(stop => stop.label === label && (part ?? stop.part) === stop.part);
  if (focus === -1) throw new Error(`There is no ${label}`);
  return {...shown, focus, selected: true};
}

/** The form with text pasted where the focus is, which takes it. */
function pasted(form: OperationForm, text: string): OperationForm {
  const result = pasteIntoForm(form, text);
  if ('why' in result) throw new Error(result.why);
  return result.form;
}

/** The form without what has the focus. */
function removed(form: OperationForm): OperationForm {
  const result = removeFocused(form);
  if ('why' in result) throw new Error(result.why);
  return result.form;
}

/** The form after keys, each of which it must have a use for. */
function press(form: OperationForm, ...keys: readonly string[]): OperationForm {
  return keys.reduce((before, key) => {
    const after = applyOperationKey(before, key, key.length === 1 ? key : '');
    if (after === undefined) throw new Error(`${key} has no use here`);
    return after;
  }, form);
}

describe('what this version does not know yet', () => {
  const there = {
    Runtime: 'nodejs99.x',
    SnapStart: {ApplyOn: 'Always'},
    Handler: 'h'.repeat(200),
    Description: 'before',
  };
  const operation = getOperation('UpdateFunctionConfiguration');
  const opened = () => open('UpdateFunctionConfiguration', {fixed: {FunctionName: 'f'}, values: there});

  it('is no reason to refuse a change of something else', () => {
    const changed = withValues(opened(), {...there, Description: 'after'});
    expect(checkOperationForm(changed, operation)).toMatchObject({valid: true, form: {errors: {}, warnings: []}});
  });

  it('warns where it was chosen, and is not refused', () => {
    const {form, valid} = checkOperationForm(withValues(opened(), {...there, Runtime: 'nodejs98.x'}), operation);
    expect(valid).toBe(true);
    expect(form.warnings).toEqual([
      {path: 'Runtime', message: expect.stringMatching(/^nodejs98\.x is not known here/), severity: 'warning'},
    ]);
  });

  it('is refused where a limit was passed by what was typed', () => {
    const {form} = checkOperationForm(withValues(opened(), {...there, Handler: 'h'.repeat(201)}), operation);
    expect(Object.keys(form.errors)).toEqual(['Handler']);
  });
});

describe('a form', () => {
  it('shows what is required, then what is common, and hides the rest until asked', () => {
    const form = open('CreateFunction', {common: ['Runtime', 'Handler']});
    const labels = formStops(form)
      .stops.filter(({depth}) => depth === 0)
      .map(({label}) => label);
    expect(labels).toEqual(['FunctionName', 'Role', 'Code', 'Runtime', 'Handler']);
    const end = moveFormFocus(form, getOperation('CreateFunction'), 1000);
    expect(focusedStop(end)).toBe(moreStop);
    expect(formStops(press(end, 'enter')).hidden).toBe(0);
  });

  it('shows, of what it hides, only the member that an error is about', () => {
    const form = open('CreateFunction', {common: ['Runtime'], fixed: {FunctionName: 'a', Role: 'b', Code: {}}});
    const refused = withErrors(form, {'VpcConfig.SubnetIds': 'do not exist'});
    const {stops, hidden} = formStops(refused);
    expect(stops.filter(({depth}) => depth === 0).map(({label}) => label)).toEqual(['Runtime', 'VpcConfig']);
    expect(hidden).toBe(formStops(form).hidden - 1);
    expect(focusedStop(refused)).toMatchObject({path: 'VpcConfig.SubnetIds'});
    expect(isFormChanged(refused)).toBe(false);
  });

  it('asks neither for what is known nor for what guards', () => {
    const form = open('UpdateAlias', {fixed: {FunctionName: 'orders', Name: 'live'}, guarded: ['RevisionId']});
    expect(form.nodes.map(({field}) => field.name)).toEqual(['FunctionVersion', 'Description', 'RoutingConfig']);
    expect(formInput(form)).toEqual({FunctionName: 'orders', Name: 'live'});
  });

  it('replaces a preset value by what is typed and edits one that was begun', () => {
    const form = at(open('UpdateAlias', {values: {Description: 'old'}}), 'Description');
    const typed = press(form, 'n', 'e', 'w');
    expect(formInput(typed)).toEqual({Description: 'new'});
    expect(formInput(press(typed, 'backspace', 't'))).toEqual({Description: 'net'});
  });

  it('adds, fills and removes the entries of a map and the items of a list', () => {
    let form = press(at(open('TagResource'), 'Tags', 'add'), 'enter');
    form = pasted(form, 'team');
    form = pasted(moveFormFocus(form, getOperation('TagResource'), 1), 'shop');
    expect(formInput(form)).toEqual({Tags: {team: 'shop'}});
    expect(formInput(removed(form))).toEqual({});

    let list = press(at(open('UntagResource'), 'TagKeys', 'add'), 'enter');
    list = pasted(list, 'team');
    expect(formInput(list)).toEqual({TagKeys: ['team']});
    expect(formInput(removed(list))).toEqual({});
  });

  it('refuses a key that is there twice, for one value would be lost', () => {
    const operation = getOperation('TagResource');
    const given = open('TagResource', {
      fixed: {Resource: 'arn:aws:lambda:x:1:function:orders'},
      values: {Tags: {team: 'shop'}},
    });
    const form = pasted(press(at(given, 'Tags', 'add'), 'enter'), 'team');
    expect(checkOperationForm(form, operation)).toMatchObject({
      valid: false,
      form: {errors: {'Tags{team}': 'is there twice'}},
    });
  });

  it('sends no structure of which nothing was filled in, however deep', () => {
    const closed = open('UpdateFunctionConfiguration', {values: {MemorySize: 512}});
    const opened = press(at(closed, 'CapacityProviderConfig'), 'enter');
    expect(formInput(opened)).toEqual({MemorySize: 512});
    expect(
      checkOperationForm(
        open('UpdateFunctionConfiguration', {fixed: {FunctionName: 'orders'}}),
        getOperation('UpdateFunctionConfiguration'),
      ).valid,
    ).toBe(true);
  });

  it('keeps what is no number as it was typed, and says so at the field', () => {
    const operation = getOperation('PutFunctionConcurrency');
    const form = pasted(at(open('PutFunctionConcurrency'), 'ReservedConcurrentExecutions'), 'many');
    const {form: checked, valid} = checkOperationForm(form, operation);
    expect(valid).toBe(false);
    expect(checked.errors).toMatchObject({
      ReservedConcurrentExecutions: 'must be a number',
      FunctionName: 'is required',
    });
    expect(focusedStop(checked)).toMatchObject({label: 'FunctionName'});
    expect(formInput(checked)).toEqual({ReservedConcurrentExecutions: 'many'});
  });

  it('checks a field when it is left, and forgets the error when it is edited', () => {
    const operation = getOperation('CreateAlias');
    const wrong = pasted(at(open('CreateAlias'), 'Name'), 'not a name');
    const left = moveFormFocus(wrong, operation, 1);
    expect(Object.keys(left.errors)).toEqual(['Name']);
    expect(press(moveFormFocus(left, operation, -1), 'x').errors).toEqual({});
  });

  it('demands members that the schema does not', () => {
    const operation = getOperation('DeleteFunction');
    const form = open('DeleteFunction', {fixed: {FunctionName: 'orders'}, needs: ['Qualifier']});
    expect(checkOperationForm(form, operation)).toMatchObject({
      valid: false,
      form: {errors: {Qualifier: 'is required'}},
    });
    const filled = setFocusedText(at(form, 'Qualifier'), '3');
    expect(checkOperationForm(filled, operation).valid).toBe(true);
  });

  it('opens the group an error lies in', () => {
    const form = withErrors(open('CreateFunction'), {'VpcConfig.SubnetIds': 'is no subnet'});
    expect(focusedStop(form)).toMatchObject({path: 'VpcConfig.SubnetIds'});
  });

  it('has not changed while it holds what it was opened with, presets included', () => {
    const form = open('AddPermission', {preset: {Action: 'lambda:InvokeFunction'}});
    expect(isFormChanged(form)).toBe(false);
    expect(formInput(form)).toEqual({Action: 'lambda:InvokeFunction'});
    expect(isFormChanged(withValues(form, {Action: '*'}))).toBe(true);
  });

  it.each(['CreateFunction', 'UpdateEventSourceMapping', 'AddPermission', 'PutFunctionScalingConfig'] as const)(
    'of %s stays whole whatever keys are pressed',
    name => {
      const operation = getOperation(name);
      const key = fc.constantFrom(
        'tab',
        'up',
        'enter',
        'space',
        'backspace',
        'ctrl+x',
        'ctrl+u',
        'a',
        '1',
        'ä',
        'home',
      );
      fc.assert(
        fc.property(fc.array(key, {maxLength: 60}), keys => {
          let form = open(name, {values: sampleInput(operation)});
          for (const pressed of keys) {
            if (pressed === 'tab' || pressed === 'up')
              form = moveFormFocus(form, operation, pressed === 'tab' ? 1 : -1);
            else form = applyOperationKey(form, pressed, pressed.length === 1 ? pressed : '') ?? form;
            const {stops, hidden} = formStops(form);
            expect(form.focus).toBeLessThan(stops.length + (hidden > 0 ? 1 : 0));
            expect(() => checkOperationForm(form, operation)).not.toThrow();
          }
        }),
        {numRuns: 20},
      );
    },
  );
});

describe('of an update', () => {
  const fields = getOperation('UpdateFunctionConfiguration').input;
  const before = {FunctionName: 'orders', MemorySize: 512, Description: 'old', Environment: {Variables: {A1: '1'}}};

  it('only what was changed is sent, maps whole, beside what is required', () => {
    expect(onlyChanged(fields, before, before)).toEqual({FunctionName: 'orders'});
    expect(onlyChanged(fields, before, {...before, MemorySize: 1024})).toEqual({
      FunctionName: 'orders',
      MemorySize: 1024,
    });
    const Variables = {A1: '1', B2: '2'};
    expect(onlyChanged(fields, before, {...before, Environment: {Variables}})).toEqual({
      FunctionName: 'orders',
      Environment: {Variables},
    });
  });

  it('what was emptied is sent empty', () => {
    const {Description: _, Environment: __, ...emptied} = before;
    expect(onlyChanged(fields, before, emptied)).toEqual({
      FunctionName: 'orders',
      Description: '',
      Environment: {Variables: {}},
    });
  });

  it('nothing is sent of what is the same, for every operation', () => {
    for (const operation of operations.values()) {
      const input = sampleInput(operation);
      const required = operation.input.filter(field => field.required).map(({name}) => name);
      expect(Object.keys(onlyChanged(operation.input, input, sampleInput(operation)))).toEqual(required);
    }
  });
});

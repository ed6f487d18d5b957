import {describe, expect, it} from 'vitest';
import {findPlaces, focusOnPath, focusOnPlace, moveFormRows, turnAllFields} from '../../../src/core/form/focus.ts';
import {
  buildOperationForm,
  focusedStop,
  formInput,
  formStops,
  moreStop,
  type OperationForm,
} from '../../../src/core/form/form.ts';
import {mayHaveLines} from '../../../src/core/form/may-have-lines.ts';
import {removeFocused} from '../../../src/core/form/remove-in-form.ts';
import {applyOperationKey, pasteIntoForm, type Typed, typeIntoForm} from '../../../src/core/form/type-in-form.ts';
import {getOperation, type OperationName, operations} from '../../../src/schema/index.ts';

const operation = getOperation('UpdateFunctionConfiguration');

const values = {
  Role: 'arn:aws:iam::123456789012:role/x',
  Description: 'one\ntwo',
  Layers: ['first', 'second', 'third'],
  Environment: {Variables: {A1: 'one', B1: 'two'}},
  VpcConfig: {SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1']},
};

function open(name: OperationName = 'UpdateFunctionConfiguration', given: object = values): OperationForm {
  const form = buildOperationForm(getOperation(name), {
    title: name,
    fixed: {FunctionName: 'orders'},
    guarded: [],
    values: given as Record<string, unknown>,
    common: ['Role', 'Description'],
  });
  return {...form, all: true};
}

function at(form: OperationForm, path: string): OperationForm {
  const found = focusOnPath(form, path);
  if (found === undefined) throw new Error(`There is no ${path}`);
  return found;
}

function taken(typed: Typed | undefined): OperationForm {
  if (typed === undefined || 'why' in typed) throw new Error(typed?.why ?? 'It types nothing');
  return typed.form;
}

function pathOf(form: OperationForm): string | undefined {
  const stop = focusedStop(form);
  return stop === undefined || stop === moreStop ? stop : `${stop.part} ${stop.path}`;
}

describe('a text that may have lines', () => {
  it('is one in the body of which the model allows it', () => {
    const named = (path: string) => formStops(at(open(), path)).stops.find(stop => stop.path === path)?.node.field;
    const may = (path: string) => {
      const field = named(path);
      return field !== undefined && mayHaveLines(field);
    };
    expect(may('Description')).toBe(true);
    expect(
      formStops(at(open(), 'Environment.Variables{A1}')).stops.some(
        ({part, node}) => part === 'value' && node.field.sensitive,
      ),
    ).toBe(true);
    expect(may('Role')).toBe(false);
    expect(
      [...operations.values()]
        .flatMap(({input}) => input)
        .filter(({binding}) => binding.in !== 'body')
        .some(mayHaveLines),
    ).toBe(false);
  });

  it('keeps its lines, goes on by Enter, breaks by Alt-Enter, and has the arrows until its ends', () => {
    const form = at(open(), 'Description');
    expect(applyOperationKey(form, 'enter', '')).toBeUndefined();
    const broken = applyOperationKey({...form, selected: false}, 'alt+enter', '');
    expect(broken && formInput(broken)).toMatchObject({Description: 'one\ntwo\n'});
    const up = applyOperationKey(form, 'up', '') ?? form;
    expect(formInput(taken(typeIntoForm(up, 'x', 'x')))).toMatchObject({Description: 'onex\ntwo'});
    expect(applyOperationKey(up, 'up', '')).toBeUndefined();
    expect(applyOperationKey(at(open(), 'Role'), 'alt+enter', '')).toBeUndefined();
  });

  it('keeps what is pasted wherever it is pasted', () => {
    const pasted = 'line1\nline2 "x"\n\tx\r\n👨‍👩‍👧';
    for (const path of ['Role', 'Description', 'Layers[1]', 'Environment.Variables{A1}']) {
      expect(JSON.stringify(formInput(taken(pasteIntoForm(at(open(), path), pasted))))).toContain(
        JSON.stringify(pasted),
      );
    }
  });
});

describe('what is typed where nothing can be', () => {
  it.each([
    ['Environment', 'Environment has fields of its own: Tab goes to them.'],
    ['DeadLetterConfig', 'DeadLetterConfig has fields of its own: Enter opens it.'],
    ['FileSystemConfigs', 'Enter adds an item to FileSystemConfigs first.'],
    ['Runtime', 'Runtime is picked from a list: Enter shows it.'],
  ])('is not lost without a word at %s', (path, why) => {
    expect(typeIntoForm(at(open(), path), 'x', 'x')).toEqual({why});
    expect(pasteIntoForm(at(open(), path), '{"a": 1}')).toEqual({why});
  });

  it('is nothing for a key that types nothing', () => {
    expect(typeIntoForm(at(open(), 'Environment'), 'f5', '')).toBeUndefined();
  });
});

describe('taking away', () => {
  const removed = (form: OperationForm) => {
    const result = removeFocused(form);
    if ('why' in result) throw new Error(result.why);
    return result.form;
  };

  it.each([
    ['Layers[0]', {Layers: ['second', 'third']}, 'value Layers[0]'],
    ['Layers[1]', {Layers: ['first', 'third']}, 'value Layers[1]'],
    ['Layers[2]', {Layers: ['first', 'second']}, 'add Layers'],
    ['Environment.Variables{A1}', {Environment: {Variables: {B1: 'two'}}}, 'key Environment.Variables{B1}'],
    ['Environment.Variables{B1}', {Environment: {Variables: {A1: 'one'}}}, 'add Environment.Variables'],
    ['VpcConfig', {VpcConfig: undefined}, 'group VpcConfig'],
    ['VpcConfig.SubnetIds[0]', {VpcConfig: {SecurityGroupIds: ['sg-1']}}, 'add VpcConfig.SubnetIds'],
  ])('%s leaves the others and the focus where it was', (path, input, focus) => {
    const form = removed(at(open(), path));
    expect({...formInput(form), FunctionName: undefined, VpcConfig: formInput(form)['VpcConfig']}).toEqual({
      ...values,
      ...input,
    });
    expect(pathOf(form)).toBe(focus);
  });

  it.each([
    ['Role', 'Role is no item or entry: Ctrl-U empties it.'],
    ['FileSystemConfigs', 'Go to the one to take away of FileSystemConfigs first.'],
  ])('says why not at %s', (path, why) => {
    expect(removeFocused(at(open(), path))).toEqual({why});
  });

  it('takes an item that is a structure, and a structure within it alone', () => {
    const given = {SelfManagedEventSource: {Endpoints: {KAFKA_BOOTSTRAP_SERVERS: ['a:1', 'b:1']}}};
    const form = at(
      open('CreateEventSourceMapping', given),
      'SelfManagedEventSource.Endpoints{KAFKA_BOOTSTRAP_SERVERS}[0]',
    );
    expect(formInput(removed(form))).toMatchObject({
      SelfManagedEventSource: {Endpoints: {KAFKA_BOOTSTRAP_SERVERS: ['b:1']}},
    });
    const filters = {FilterCriteria: {Filters: [{Pattern: '{}'}, {Pattern: '[]'}]}};
    const second = removed(at(open('CreateEventSourceMapping', filters), 'FilterCriteria.Filters[0]'));
    expect(formInput(second)).toMatchObject({FilterCriteria: {Filters: [{Pattern: '[]'}]}});
    expect(pathOf(second)).toBe('group FilterCriteria.Filters[0]');
  });
});

describe('going through a form', () => {
  it('moves by rows, from value to value of a map', () => {
    const form = at(open(), 'Environment.Variables{A1}');
    expect(pathOf(moveFormRows(form, operation, 1))).toBe('value Environment.Variables{B1}');
    expect(pathOf(moveFormRows(form, operation, 2))).toBe('add Environment.Variables');
    expect(pathOf(moveFormRows(form, operation, Number.NEGATIVE_INFINITY))).toBe('value Role');
    const end = moveFormRows(form, operation, Number.POSITIVE_INFINITY);
    expect(end.focus).toBe(formStops(end).stops.length - 1);
  });

  it('finds every field and entry by its path, hidden and closed ones too', () => {
    const form = {...open(), all: false};
    const places = findPlaces(form);
    expect(places.map(({path}) => path)).toEqual(
      expect.arrayContaining(['Environment.Variables{B1}', 'DeadLetterConfig.TargetArn', 'Layers[2]']),
    );
    for (const place of places) expect(pathOf(focusOnPlace(form, place) ?? form)).toBe(`${place.part} ${place.path}`);
    expect(pathOf(at(form, 'Layers'))).toBe('value Layers[0]');
    expect(pathOf(at(form, 'FileSystemConfigs'))).toBe('add FileSystemConfigs');
    expect(focusOnPath(form, 'Environment.Variables{GONE}')).toBeUndefined();
  });

  it('keeps the focus when all fields are shown, and when they are hidden again', () => {
    const few = {...open(), all: false, focus: 1};
    const many = turnAllFields(few);
    expect(pathOf(many)).toBe('value Description');
    expect(pathOf(turnAllFields(many))).toBe('value Description');
    expect(pathOf(turnAllFields(at(open(), 'Layers[1]')))).toBe(moreStop);
  });

  it('never hides what the call is made for', () => {
    for (const {name, input} of operations.values()) {
      const form = {...open(name, {}), all: false};
      const shown = formStops(form).stops.map(({path}) => path);
      for (const field of input.filter(({binding}) => binding.in === 'payload')) expect(shown).toContain(field.name);
    }
  });
});

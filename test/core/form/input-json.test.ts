import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {buildOperationForm, formInput, type OperationForm} from '../../../src/core/form/form.ts';
import {formatInputJson, readInputJson} from '../../../src/core/form/input-json.ts';
import {getOperation, type OperationName, operations} from '../../../src/schema/index.ts';
import {validInputs} from '../../schema/inputs.ts';

function open(
  name: OperationName,
  values: Record<string, unknown> = {},
  fixed: Record<string, unknown> = {},
): OperationForm {
  return buildOperationForm(getOperation(name), {title: name, fixed, guarded: ['RevisionId'], values, common: []});
}

const alias = open('UpdateAlias', {FunctionVersion: '2', Description: 'old'}, {FunctionName: 'orders', Name: 'live'});

function problems(json: string, form = alias): readonly string[] {
  const read = readInputJson(form, getOperation(form.operation), json);
  return 'problems' in read ? read.problems : [];
}

describe('the input as JSON', () => {
  it('shows all that is sent, and takes back what is written', () => {
    expect(JSON.parse(formatInputJson(alias))).toEqual({
      FunctionName: 'orders',
      Name: 'live',
      FunctionVersion: '2',
      Description: 'old',
    });
    const read = readInputJson(alias, getOperation('UpdateAlias'), '{"FunctionVersion": "3", "Name": "live"}');
    expect('form' in read && formInput(read.form)).toEqual({
      FunctionName: 'orders',
      Name: 'live',
      FunctionVersion: '3',
    });
  });

  it.each([
    ['{"Name": "other"}', 'Name cannot be changed here: it is "live".'],
    ['{"Descripton": "new"}', 'UpdateAlias has no member Descripton; is Description meant?'],
    ['{"RevisionId": "1"}', 'RevisionId cannot be given in this form.'],
    ['{"FunctionVersion": 3}', 'FunctionVersion must be text.'],
    ['{"Description": null}', 'Description is null: leave it out.'],
    ['{"RoutingConfig": {}}', 'RoutingConfig is empty and was not there: leave it out.'],
    ['{"RoutingConfig": {"Weights": {}}}', 'RoutingConfig.Weights: AliasRoutingConfiguration has no member Weights.'],
    ['{"RoutingConfig": "3"}', 'RoutingConfig must be an object.'],
    ['{"Description": "a", "Description": "b"}', 'Description is there twice.'],
    ['[]', 'The input has to be an object: {…}.'],
  ])('names what of %s cannot be taken', (json, problem) => {
    expect(problems(json)).toEqual([problem]);
  });

  it('lets what was there be emptied', () => {
    expect(problems('{"FunctionVersion": "2", "Description": ""}')).toEqual([]);
  });

  it.each([...operations.values()])('holds exactly what was written for $name, or says what it does not', operation => {
    const form = buildOperationForm(operation, {title: '', fixed: {}, guarded: [], values: {}, common: []});
    fc.assert(
      fc.property(validInputs(operation), input => {
        const filled = {
          ...form,
          nodes: buildOperationForm(operation, {title: '', fixed: {}, guarded: [], values: input, common: []}).nodes,
        };
        const json = formatInputJson(filled);
        const read = readInputJson(form, operation, json);
        if ('form' in read) expect(formatInputJson(read.form)).toBe(json);
        else expect(read.problems).not.toEqual([]);
      }),
      {numRuns: 20},
    );
  });
});

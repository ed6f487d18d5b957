import fc from 'fast-check';
import {expect, test} from 'vitest';
import {operations, validate} from '../../src/schema/index.ts';
import {breakagesOf} from './breakages.ts';
import {validInputs} from './inputs.ts';

const all = [...operations.values()].map(operation => [operation.name, operation] as const);

test.each(all)('any input made from the schema of %s is valid', (_name, operation) => {
  fc.assert(
    fc.property(validInputs(operation), input => {
      expect(validate(operation, input)).toEqual([]);
    }),
    {numRuns: 10},
  );
});

test.each(all)('breaking one place of an input of %s is told at that place and nowhere else', (_name, operation) => {
  fc.assert(
    fc.property(validInputs(operation), input => {
      for (const {path, rule, input: broken} of breakagesOf(operation, input)) {
        const errors = validate(operation, broken).map(error => ({path: error.path, rule: error.rule}));
        expect({path, errors}).toEqual({path, errors: [{path, rule}]});
      }
    }),
    {numRuns: 5},
  );
});

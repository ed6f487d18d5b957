import {describe, expect, it} from 'vitest';
import {maskedText, maskSensitive} from '../../src/core/mask.ts';
import {type Field, getOperation, type OperationName} from '../../src/schema/index.ts';

function listed(operation: OperationName): readonly Field[] {
  const list = getOperation(operation).output.find(({kind}) => kind === 'list');
  return list?.item().members() ?? [];
}

describe('masking what the schema marks as sensitive', () => {
  it('hides the values of environment variables and shows their names', () => {
    const item = {FunctionName: 'orders-api', Environment: {Variables: {TABLE: 'orders', EMPTY: ''}}};
    expect(maskSensitive(listed('ListFunctions'), item)).toEqual({
      FunctionName: 'orders-api',
      Environment: {Variables: {TABLE: maskedText, EMPTY: maskedText}},
    });
  });

  it('hides payloads and packages on their way in', () => {
    expect(maskSensitive(getOperation('Invoke').input, {FunctionName: 'orders-api', Payload: 'secret'})).toEqual({
      FunctionName: 'orders-api',
      Payload: maskedText,
    });
    const create = {Code: {ZipFile: new Uint8Array([1]), S3Bucket: 'code'}};
    expect(maskSensitive(getOperation('CreateFunction').input, create)).toEqual({
      Code: {ZipFile: maskedText, S3Bucket: 'code'},
    });
  });

  it('hides items of lists and members of what is in lists', () => {
    const {output} = getOperation('GetDurableExecutionHistory');
    const masked = maskSensitive(output, {
      Events: [
        {
          EventId: 1,
          ExecutionFailedDetails: {
            Error: {Payload: {ErrorType: 'X', ErrorMessage: 'secret', ErrorData: 'secret', StackTrace: ['secret']}},
          },
        },
        {EventId: 2, ExecutionSucceededDetails: {Result: {Payload: 'secret', Truncated: false}}},
      ],
    });
    expect(JSON.stringify(masked)).not.toContain('secret');
    expect(masked).toMatchObject({
      Events: [{EventId: 1}, {ExecutionSucceededDetails: {Result: {Truncated: false}}}],
    });
  });

  it('says nothing by the length of the mask', () => {
    const mask = (value: string) => maskSensitive(getOperation('Invoke').input, {Payload: value});
    expect(mask('x')).toEqual(mask('x'.repeat(100)));
  });

  it('leaves alone what is missing, unknown or of another kind', () => {
    const fields = listed('ListFunctions');
    for (const value of [
      {Environment: undefined, Unheard: 'of'},
      {Environment: null},
      {Environment: 'text'},
      {Environment: {}},
      {Layers: 'none'},
    ]) {
      expect(maskSensitive(fields, value)).toEqual(value);
    }
    expect(maskSensitive(fields, 'text')).toBe('text');
  });

  it('masks a whole map that is not even one', () => {
    expect(maskSensitive(listed('ListFunctions'), {Environment: {Variables: ['secret']}})).toEqual({
      Environment: {Variables: maskedText},
    });
  });
});

import {expect, it} from 'vitest';
import type {FunctionChange} from '../../../src/core/changes/change.ts';
import {markChanges} from '../../../src/core/changes/mark-changes.ts';

const change = (time: number, operation: string | undefined, who?: string, error?: string): FunctionChange => ({
  ...{id: `${time}`, time, functionName: 'orders', operation, error, requestId: undefined},
  author: who === undefined ? undefined : {who, tool: undefined, address: undefined},
  what: ['author not known yet'],
});

it('marks what may change how a function runs, the steps of one deployment together', () => {
  const changes = [
    change(900_000, undefined),
    change(400_000, 'UpdateFunctionCode', 'ana'),
    change(120_000, 'UpdateAlias', 'ci'),
    change(60_000, 'UpdateFunctionConfiguration', 'ci'),
    change(30_000, 'TagResource', 'ci'),
    change(20_000, 'UpdateFunctionCode', 'luis', 'not allowed'),
    change(0, 'UpdateFunctionCode', 'ci'),
  ];
  expect(markChanges(changes)).toEqual([
    {at: 0, words: 'UpdateFunctionCode, UpdateFunctionConfiguration, UpdateAlias by ci'},
    {at: 400_000, words: 'UpdateFunctionCode by ana'},
    {at: 900_000, words: 'code or configuration was changed · author not known yet'},
  ]);
});

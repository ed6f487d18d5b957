import {expect, test} from 'vitest';
import {declarations, resources} from '../../src/catalog/index.ts';

/** Reads that tell all another one does, for an item of the same pane. */
const tellsAsMuch: Readonly<Record<string, readonly string[]>> = {
  GetFunctionConfiguration: ['GetFunction'],
  GetFunctionConcurrency: ['GetFunction'],
  GetFunctionUrlConfig: ['ListFunctionUrlConfigs'],
  GetFunctionEventInvokeConfig: ['ListFunctionEventInvokeConfigs'],
  GetProvisionedConcurrencyConfig: ['ListProvisionedConcurrencyConfigs'],
  // A function's policy is one, by whichever pair of operations it is read and written.
  GetResourcePolicy: ['GetPolicy'],
};

const changes = declarations.flatMap(({operation, name, on, current}) =>
  current === undefined ? [] : on.map(pane => ({operation: name ?? operation, pane, read: current.operation})),
);

test.each(changes)('what $operation changes is shown in Detail of $pane', ({pane, read}) => {
  const resource = resources.find(({name}) => name === pane);
  const shown = [
    resource?.list,
    resource?.more?.operation,
    ...(resource?.tabs ?? []).flatMap(tab => Object.values(tab.reads).map(({operation}) => operation)),
    ...(resource?.tabs.some(tab => tab.alarms) ? ['DescribeAlarms'] : []),
  ];
  expect([read, ...(tellsAsMuch[read] ?? [])].filter(operation => shown.includes(operation as never))).not.toEqual([]);
});

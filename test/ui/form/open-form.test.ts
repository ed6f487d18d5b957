import {test} from 'vitest';
import {orders} from '../../catalog/items.ts';
import {pagesOf} from '../fake-services.ts';
import {openConsole} from '../open-console.ts';

const others = {
  FunctionName: 'thumbnailer',
  FunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:thumbnailer',
};

test('an action is on what was selected when its key came, whatever is selected once its operation is loaded', async () => {
  const loaded = Promise.withResolvers<void>();
  const {press, waitFor, dialog} = openConsole({
    lists: {ListFunctions: pagesOf([orders, {...orders, ...others}])},
    services: {prepareOperation: () => loaded.promise},
  });
  await waitFor('▌orders-api');
  await press('D', 'j');
  await waitFor('▌thumbnailer');
  loaded.resolve();
  await dialog('Review: Delete function').shows(':function:orders-api');
});

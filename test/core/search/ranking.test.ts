import {describe, expect, it} from 'vitest';
import {regions} from '../../../src/aws/regions.ts';
import {createFinder, type SearchText} from '../../../src/core/search/finder.ts';

/** A query and the first three it must find, or all of them when there are fewer. */
type Row = readonly [query: string, ...first: string[]];

const names = [
  'a-orders-api',
  'api-gateway-authorizer',
  'billing-export-nightly',
  'image-resizer',
  'inventory-product-sync',
  'my-orders-api-v2',
  'ordersApiHandler',
  'orders-api',
  'orders-api-canary',
  'orders-worker',
  'payments-worker',
  'prod-checkout',
  'reporting-prod',
  'sso-callback',
  'svc-0077-0707',
  'svc-0777',
  'svc-1077',
  'thumbnailer',
  'useProfile',
  'x-reorders',
];

const lists: readonly Row[] = [
  ['orders-api', 'orders-api', 'orders-api-canary', 'a-orders-api'],
  ['ORDERS-API', 'orders-api', 'orders-api-canary', 'a-orders-api'],
  ['orders', 'ordersApiHandler', 'orders-api', 'orders-api-canary'],
  ['orders-w', 'orders-worker'],
  ['prod', 'prod-checkout', 'reporting-prod', 'inventory-product-sync'],
  ['prof', 'useProfile'],
  ['sso', 'sso-callback'],
  ['0777', 'svc-0777'],
  ["'0777", 'svc-0777'],
  ['svc 0777', 'svc-0777'],
  ['077', 'svc-0777', 'svc-0077-0707', 'svc-1077'],
  ['svc', 'svc-0077-0707', 'svc-0777', 'svc-1077'],
  ['api', 'api-gateway-authorizer', 'a-orders-api', 'my-orders-api-v2'],
  ['worker', 'orders-worker', 'payments-worker'],
  ['worker orders', 'orders-worker'],
  ['worker !orders', 'payments-worker'],
  ['ordapi', 'ordersApiHandler', 'orders-api', 'orders-api-canary'],
  ["'ordapi"],
  ['pymnt', 'payments-worker'],
  ['thmb', 'thumbnailer'],
  ['ow', 'orders-worker'],
  ['ben', 'billing-export-nightly'],
  ['bexn', 'billing-export-nightly'],
  ['gate', 'api-gateway-authorizer'],
  ['handler', 'ordersApiHandler'],
  ['resize', 'image-resizer'],
  ['nailer', 'thumbnailer'],
  ['reorders', 'x-reorders'],
  ['export night', 'billing-export-nightly'],
  ['sync inv', 'inventory-product-sync'],
  ['canary', 'orders-api-canary'],
  ['zzz'],
  ['oi'],
  ['rlo'],
  ['9999'],
  ['!orders !svc prod', 'prod-checkout', 'reporting-prod', 'inventory-product-sync'],
];

const titles: readonly SearchText[] = [
  'Edit async invocation  UpdateFunctionEventInvokeConfig',
  'Set async invocation  PutFunctionEventInvokeConfig',
  'Remove layer version permission  RemoveLayerVersionPermission',
  'Add permission  AddPermission',
  'Delete alias  DeleteAlias',
  'Delete alias routing  UpdateAliasRouting',
  'Create alias  CreateAlias',
  'Invoke  Invoke',
  'Invoke again  InvokeAgain',
  'Get function URL config  GetFunctionUrlConfig',
  'Switch region',
  'Switch profile',
  'Export the journal as a Markdown note',
  'Journal of all calls',
  'Stop durable execution  StopDurableExecution',
  'Send durable execution callback success  SendDurableExecutionCallbackSuccess',
  'Get account settings  GetAccountSettings',
].map(text => ({names: text.split('  '), others: []}));

const palette: readonly Row[] = [
  ['set async', 'Set async invocation'],
  ['edit async', 'Edit async invocation'],
  ['async', 'Edit async invocation', 'Set async invocation'],
  ['role'],
  ['alarm'],
  ['theme'],
  ['sso'],
  ['invoke', 'Invoke', 'Invoke again', 'Edit async invocation'],
  ['invoke again', 'Invoke again'],
  ['delete alias', 'Delete alias', 'Delete alias routing'],
  ['alias', 'Delete alias', 'Delete alias routing', 'Create alias'],
  ['GetFunctionUrlConfig', 'Get function URL config'],
  ['gfuc', 'Get function URL config'],
  ['region', 'Switch region'],
  ['switch', 'Switch region', 'Switch profile'],
  ['journal', 'Journal of all calls', 'Export the journal as a Markdown note'],
  ['export', 'Export the journal as a Markdown note'],
  ['stop', 'Stop durable execution'],
  ['perm', 'Remove layer version permission', 'Add permission'],
  ['account', 'Get account settings'],
];

const pickers: readonly Row[] = [
  ['ireland', 'eu-west-1'],
  ['frank', 'eu-central-1'],
  ['eu-west-1', 'eu-west-1'],
  ['eu-west', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ['virginia', 'us-east-1'],
  ['tokyo', 'ap-northeast-1'],
  ['euw1', 'eu-west-1'],
  ['use1', 'us-east-1'],
  ['us-east', 'us-east-1', 'us-east-2', 'us-gov-east-1'],
  ['london', 'eu-west-2'],
  ['sao', 'sa-east-1'],
  ['beijing', 'cn-north-1'],
  ['nowhere'],
];

describe('what a query finds, the first three in order', () => {
  const find = createFinder(names, name => name);
  it.each(lists)('in a list of names: %s', (query, ...first) => {
    expect(find(query).slice(0, 3)).toEqual(first);
  });

  const findTitle = createFinder(titles, title => title);
  it.each(palette)('in the palette: %s', (query, ...first) => {
    const found = findTitle(query).slice(0, 3);
    expect(found.map(title => (typeof title === 'string' ? title : title.names[0]))).toEqual(first);
  });

  const findRegion = createFinder(regions, ({id, name}) => ({names: [id, name], others: []}));
  it.each(pickers)('in a picker: %s', (query, ...first) => {
    expect(
      findRegion(query)
        .slice(0, 3)
        .map(({id}) => id),
    ).toEqual(first);
  });
});

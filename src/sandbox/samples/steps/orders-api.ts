import {packZip} from '../../code/index.ts';
import {formatLayerArn} from './layers.ts';
import {ago, formatArn, formatRoleArn, type Sample, type SeedPlace, toStep} from './seed-step.ts';

const name = 'orders-api';

/** An HTTP API with three versions, a weighted alias, a policy and a layer. */
export const ordersApi: Sample = async place => [
  toStep(
    'CreateFunction',
    {
      FunctionName: name,
      Description: 'Order intake of the web shop: reads, prices and accepts orders',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: formatRoleArn(place, name),
      Code: {ZipFile: await packZip({'index.js': code, 'prices.json': '{"mug": 12.5, "tee": 24, "poster": 18}\n'})},
      MemorySize: 256,
      Timeout: 10,
      Layers: [formatLayerArn(place, 'shared-logging', 2)],
      Environment: {
        Variables: {
          STAGE: 'production',
          TABLE_NAME: 'orders',
          LOG_LEVEL: 'info',
          PAYMENT_API_KEY: 'demo-key-4f9c2b7e61d84a05',
          SESSION_SECRET: 'demo-secret-correct-horse-battery-staple',
        },
      },
      TracingConfig: {Mode: 'Active'},
      Tags: {team: 'shop', stage: 'production', 'cost-center': '4711'},
    },
    {LastModified: ago(place, 6, 'week')},
  ),
  ...(await buildReleases(place)),
  toStep('CreateAlias', {
    FunctionName: name,
    Name: 'live',
    FunctionVersion: '2',
    Description: 'What customers get',
    RoutingConfig: {AdditionalVersionWeights: {'3': 0.1}},
  }),
  toStep('CreateAlias', {FunctionName: name, Name: 'canary', FunctionVersion: '3', Description: 'The next release'}),
  toStep('AddPermission', buildGatewayPermission(place)),
  toStep('AddPermission', {...buildGatewayPermission(place), Qualifier: 'live'}),
];

async function buildReleases(place: SeedPlace) {
  const reworked = await packZip({
    'index.js': code,
    'prices.json': '{"mug": 13, "tee": 24, "poster": 18, "cap": 16}\n',
  });
  const released = await packZip({
    'index.js': releasedCode,
    'prices.json': '{"mug": 13, "tee": 24, "poster": 18, "cap": 16}\n',
  });
  return [
    toStep('PublishVersion', {FunctionName: name, Description: 'first release'}, {LastModified: ago(place, 6, 'week')}),
    toStep('UpdateFunctionCode', {FunctionName: name, ZipFile: reworked}, {LastModified: ago(place, 8, 'day')}),
    toStep('PublishVersion', {FunctionName: name, Description: 'new prices'}, {LastModified: ago(place, 8, 'day')}),
    toStep('UpdateFunctionCode', {FunctionName: name, ZipFile: released}, {LastModified: ago(place, 41, 'minute')}),
    toStep(
      'UpdateFunctionConfiguration',
      {FunctionName: name, MemorySize: 512},
      {LastModified: ago(place, 40, 'minute')},
    ),
    toStep(
      'PublishVersion',
      {FunctionName: name, Description: 'canary build'},
      {LastModified: ago(place, 40, 'minute')},
    ),
  ];
}

function buildGatewayPermission(place: SeedPlace) {
  return {
    FunctionName: name,
    StatementId: 'web-shop-gateway',
    Action: 'lambda:InvokeFunction',
    Principal: 'apigateway.amazonaws.com',
    SourceArn: formatArn(place, 'execute-api', 'a1b2c3d4e5/*/*/orders'),
  };
}

const code = `const {log} = require('shared-logging');
const prices = require('./prices.json');

exports.handler = async (event, context) => {
  const {TABLE_NAME, STAGE} = process.env;
  log('order received', {orderId: event.orderId, table: TABLE_NAME, stage: STAGE, version: context.functionVersion});
  if (event.fail) throw new Error('Order ' + (event.orderId ?? '?') + ' was refused by the payment provider');
  if (event.wait) await new Promise(resolve => setTimeout(resolve, event.wait * 1000));
  const items = event.items ?? [{sku: 'mug', quantity: 2}];
  const unknown = items.filter(({sku}) => prices[sku] === undefined);
  if (unknown.length > 0) console.warn('Unknown article', unknown.map(({sku}) => sku).join(', '));
  const total = items.reduce((sum, {sku, quantity}) => sum + (prices[sku] ?? 0) * quantity, 0);
  log('order priced', {total, remaining: context.getRemainingTimeInMillis()});
  return {statusCode: 200, body: JSON.stringify({orderId: event.orderId ?? 42, total, currency: 'EUR'})};
};
`;

/** The next release: guests who order in a shop are no customers yet, and it reads their currency all the same. */
const releasedCode = code
  .replace(
    "  log('order priced'",
    "  const currency = event.channel === 'shop' ? event.customer.currency : 'EUR';\n  log('order priced'",
  )
  .replace("currency: 'EUR'})};", 'currency})};');

import {expect, it} from 'vitest';
import {functions} from '../../../src/catalog/functions.ts';
import {layers} from '../../../src/catalog/layers.ts';
import {createFilter} from '../../../src/core/table/filter.ts';

const listed = ['orders-api', 'a-orders-api', 'orders-api-canary', 'image-resizer'].map(FunctionName => ({
  FunctionName,
  FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${FunctionName}`,
  Runtime: FunctionName === 'image-resizer' ? 'provided.al2023' : 'nodejs24.x',
}));
const filter = createFilter(functions);
const find = (query: string) => filter(listed, query).found.map(({FunctionName}) => FunctionName);

it.each([
  'arn:aws:lambda:eu-west-1:123456789012:function:orders-api',
  'arn:aws:lambda:eu-west-1:123456789012:function:orders-api:live',
  'arn:aws:lambda:eu-west-1:123456789012:function:orders-api:$LATEST',
  '123456789012:function:orders-api',
  'function:orders-api:3',
  '/aws/lambda/orders-api',
  ' /aws/lambda/orders-api ',
  'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/orders-api:*',
  'orders-api:live',
  'orders-api:$LATEST',
])('finds exactly the function that %s is the address of', address => {
  expect(find(address)).toEqual(['orders-api']);
});

it('searches by the name of an address that nothing has', () => {
  expect(find('/aws/lambda/orders')).toEqual(['orders-api', 'orders-api-canary', 'a-orders-api']);
});

it('finds by other columns what is written there, and below the names', () => {
  expect(find('prod')).toEqual([]);
  expect(find('provided')).toEqual(['image-resizer']);
  expect(find('nodejs')).toEqual(['orders-api', 'a-orders-api', 'orders-api-canary']);
});

it('finds a layer by the address of one of its versions', () => {
  const arns = [{LayerName: 'tools'}, {LayerName: 'more-tools'}];
  expect(createFilter(layers)(arns, 'arn:aws:lambda:eu-west-1:123456789012:layer:tools:3').found).toEqual([arns[0]]);
});

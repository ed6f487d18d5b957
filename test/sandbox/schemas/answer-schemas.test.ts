import {afterAll, beforeAll, expect, it} from 'vitest';
import {authorization, sendRaw} from '../../support/raw-request.ts';
import {type RunningSandbox, startSandbox} from '../../support/sandbox.ts';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({seed: false});
});

afterAll(() => sandbox.close());

const registries = '/v1/registries';
const registry = `${registries}/name/lambda-testevent-schemas`;
const schema = `${registry}/schemas/name/_orders-schema`;

async function ask(method: string, path: string, input?: object) {
  const headers = {
    authorization: authorization.replace('/lambda/', '/schemas/'),
    'content-type': 'application/json',
  };
  const {status, body} = await sendRaw(`${sandbox.url}${path}`, headers, method, input && JSON.stringify(input));
  return {status, ...(body === '' ? {} : JSON.parse(body))};
}

it('keeps the schemas of registries, as SAM and the web console ask it to', async () => {
  expect(await ask('GET', schema)).toMatchObject({status: 404, Code: 'NotFoundException'});
  const input = {Content: '{"openapi": "3.0.0"}', Type: 'OpenApi3'};
  expect(await ask('POST', schema, input)).toMatchObject({status: 404, Code: 'NotFoundException'});
  expect(await ask('POST', registry, {})).toMatchObject({status: 201, RegistryName: 'lambda-testevent-schemas'});
  expect(await ask('POST', registry, {})).toMatchObject({status: 409, Code: 'ConflictException'});
  expect(await ask('POST', schema, {...input, Content: '{'})).toMatchObject({status: 400, Code: 'BadRequestException'});
  expect(await ask('POST', schema, {...input, Type: 'Avro'})).toMatchObject({status: 400, Code: 'BadRequestException'});
  expect(await ask('POST', schema, input)).toMatchObject({status: 201, SchemaVersion: '1'});
  expect(await ask('POST', schema, input)).toMatchObject({status: 409, Code: 'ConflictException'});
  expect(await ask('PUT', schema, {Content: '{}'})).toMatchObject({status: 200, SchemaVersion: '2', Type: 'OpenApi3'});
  expect(await ask('GET', schema)).toMatchObject({
    status: 200,
    Content: '{}',
    SchemaName: '_orders-schema',
    SchemaArn: 'arn:aws:schemas:eu-west-1:123456789012:schema/lambda-testevent-schemas/_orders-schema',
  });
  expect(await ask('GET', `${registry}/schemas?schemaNamePrefix=_ord`)).toMatchObject({
    Schemas: [{SchemaName: '_orders-schema', VersionCount: 2}],
  });
  expect(await ask('GET', `${registry}/schemas?schemaNamePrefix=x`)).toMatchObject({Schemas: []});
  expect(await ask('GET', registries)).toMatchObject({Registries: [{RegistryName: 'lambda-testevent-schemas'}]});
  expect(await ask('DELETE', registry)).toMatchObject({status: 400, Code: 'BadRequestException'});
  expect(await ask('DELETE', schema)).toEqual({status: 204});
  expect(await ask('DELETE', schema)).toMatchObject({status: 404, Code: 'NotFoundException'});
  expect(await ask('DELETE', registry)).toEqual({status: 204});
  expect(await ask('GET', '/v1/discoverers')).toMatchObject({status: 404});
});

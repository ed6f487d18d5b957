import {describe, expect, it} from 'vitest';
import {fetchAccountAlias} from '../../src/aws/account-alias.ts';
import {createClients, defaultTimeouts} from '../../src/aws/clients.ts';
import {connect, serve} from './endpoint.ts';

const named =
  '<ListAccountAliasesResult><AccountAliases><member>acme-live</member></AccountAliases></ListAccountAliasesResult>';

describe('the alias of an account', () => {
  it.each([
    [200, named, 'acme-live'],
    [200, named.replace(/<member>.*<\/member>/, ''), undefined],
    [403, `<ErrorResponse>${named}</ErrorResponse>`, undefined],
  ])('is what IAM says: %i %s', async (status, body, alias) => {
    const {url, received} = await serve(response => response.writeHead(status).end(body));
    const connection = {...connect(url), iam: url};
    const clients = await createClients(connection, defaultTimeouts, {signal: new AbortController().signal});
    expect(await fetchAccountAlias(clients, connection, new AbortController().signal)).toBe(alias);
    clients.close();
    expect(received.map(({body}) => String(body))).toEqual(['Action=ListAccountAliases&Version=2010-05-08']);
    expect(received[0]?.headers['authorization']).toMatch(/Credential=\w+\/\d+\/us-east-1\/iam\/aws4_request/);
  });

  it('is not asked of a stand-in for AWS that has no endpoint for IAM', async () => {
    const {url, received} = await serve(response => response.end(named));
    const connection = connect(url);
    const clients = await createClients(connection, defaultTimeouts, {signal: new AbortController().signal});
    expect(await fetchAccountAlias(clients, connection, new AbortController().signal)).toBeUndefined();
    clients.close();
    expect(received).toEqual([]);
  });
});

import {describe, expect, it} from 'vitest';
import {callsTo, forever, json, refuse, serve} from './endpoint.ts';

const answer = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::123456789012:user/eve</Arn><UserId>AIDA</UserId><Account>123456789012</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

describe('whose credentials they are', () => {
  it('is what STS says, asked at the custom endpoint', async () => {
    const {url, received} = await serve(response => response.end(answer));
    const identity = await callsTo(url).identity(forever);
    expect(identity).toEqual({account: '123456789012', arn: 'arn:aws:iam::123456789012:user/eve'});
    expect(received[0]?.body.toString()).toContain('Action=GetCallerIdentity');
  });

  it('is read off a function where the endpoint has no STS', async () => {
    const FunctionArn = 'arn:aws:lambda:eu-west-1:210987654321:function:f';
    const {url} = await serve((response, {method}) =>
      method === 'GET'
        ? json(response, {Functions: [{FunctionArn}]})
        : refuse(response, 404, 'UnknownOperationException'),
    );
    expect(await callsTo(url).identity(forever)).toMatchObject({account: '210987654321', arn: undefined});
  });

  it('stays unknown with a reason when nothing answers', async () => {
    const error = '<ErrorResponse><Error><Code>AccessDenied</Code><Message>No.</Message></Error></ErrorResponse>';
    const {url} = await serve(response => response.writeHead(403).end(error));
    expect(await callsTo(url).identity(forever)).toMatchObject({account: undefined, problem: {kind: 'denied'}});
  });

  it('is not waited for when aborted', async () => {
    const controller = new AbortController();
    const {url} = await serve(() => controller.abort());
    await expect(callsTo(url).identity(controller.signal)).rejects.toThrow();
  });
});

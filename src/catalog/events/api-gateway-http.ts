import {defineEvent} from '../../core/workbench/event-template.ts';

/** An HTTP API's proxy integration, format 2.0. */
export const apiGatewayHttp = defineEvent({
  title: 'API Gateway HTTP API (proxy, v2)',
  event: {
    version: '2.0',
    routeKey: 'POST /orders/{orderId}',
    rawPath: '/live/orders/4711',
    rawQueryString: 'dryRun=false&tag=express&tag=gift',
    cookies: ['session=3c9f', 'theme=dark'],
    headers: {
      accept: 'application/json',
      'content-length': '32',
      'content-type': 'application/json',
      host: 'f6g7h8i9j0.execute-api.eu-west-1.amazonaws.com',
      'user-agent': 'curl/8.9.1',
      'x-forwarded-for': '203.0.113.24',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    queryStringParameters: {dryRun: 'false', tag: 'express,gift'},
    requestContext: {
      accountId: '123456789012',
      apiId: 'f6g7h8i9j0',
      authorizer: {
        jwt: {claims: {scope: 'orders:write', sub: 'customer-1138'}, scopes: ['orders:write']},
      },
      domainName: 'f6g7h8i9j0.execute-api.eu-west-1.amazonaws.com',
      domainPrefix: 'f6g7h8i9j0',
      http: {
        method: 'POST',
        path: '/live/orders/4711',
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.24',
        userAgent: 'curl/8.9.1',
      },
      requestId: 'KxT7hGqjDoEEJmQ=',
      routeKey: 'POST /orders/{orderId}',
      stage: 'live',
      time: '12/Mar/2026:08:15:42 +0000',
      timeEpoch: 1773303342000,
    },
    body: '{"quantity": 2, "sku": "poster"}',
    pathParameters: {orderId: '4711'},
    isBase64Encoded: false,
  },
});

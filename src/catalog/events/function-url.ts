import {defineEvent} from '../../core/workbench/event-template.ts';

/** A function URL without authentication: format 2.0, as an HTTP API's default route would send it. */
export const functionUrl = defineEvent({
  title: 'Function URL',
  event: {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/status',
    rawQueryString: 'verbose=true',
    headers: {
      accept: '*/*',
      host: 'k2m4p6r8t0v2x4z6.lambda-url.eu-west-1.on.aws',
      'user-agent': 'curl/8.9.1',
      'x-forwarded-for': '203.0.113.24',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    queryStringParameters: {verbose: 'true'},
    requestContext: {
      accountId: 'anonymous',
      apiId: 'k2m4p6r8t0v2x4z6',
      domainName: 'k2m4p6r8t0v2x4z6.lambda-url.eu-west-1.on.aws',
      domainPrefix: 'k2m4p6r8t0v2x4z6',
      http: {
        method: 'GET',
        path: '/status',
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.24',
        userAgent: 'curl/8.9.1',
      },
      requestId: '9d1a6f4e-8f0b-4a53-8f3f-5b1d2c7e4a60',
      routeKey: '$default',
      stage: '$default',
      time: '12/Mar/2026:08:15:42 +0000',
      timeEpoch: 1773303342000,
    },
    isBase64Encoded: false,
  },
});

import {defineEvent} from '../../core/workbench/event-template.ts';

/** A target group of an Application Load Balancer, without multi-value headers. */
export const loadBalancer = defineEvent({
  title: 'ALB (Application Load Balancer)',
  event: {
    requestContext: {
      elb: {
        targetGroupArn:
          'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders-lambda/6d0ecf831eec9f09',
      },
    },
    httpMethod: 'POST',
    path: '/orders/4711',
    queryStringParameters: {dryRun: 'false'},
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      host: 'orders.example.com',
      'user-agent': 'curl/8.9.1',
      'x-amzn-trace-id': 'Root=1-69b27a6e-3f1c9d2a7b5e4c8f0a6d1e2b',
      'x-forwarded-for': '203.0.113.24',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    body: '{"quantity": 2, "sku": "poster"}',
    isBase64Encoded: false,
  },
});

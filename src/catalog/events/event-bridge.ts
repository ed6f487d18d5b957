import {defineEvent} from '../../core/workbench/event-template.ts';

/** A custom event that a rule of an event bus matched. */
export const eventBridge = defineEvent({
  title: 'EventBridge rule (custom event)',
  event: {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': 'Order Paid',
    source: 'com.example.orders',
    account: '123456789012',
    time: '2026-03-12T08:15:42Z',
    region: 'eu-west-1',
    resources: [],
    detail: {orderId: 4711, customerId: 'customer-1138', total: {amount: '49.80', currency: 'EUR'}},
  },
});

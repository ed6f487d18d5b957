import {defineEvent} from '../../core/workbench/event-template.ts';

/** A rule that runs on a schedule. */
export const scheduled = defineEvent({
  title: 'Scheduled event (EventBridge rule)',
  event: {
    version: '0',
    id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '123456789012',
    time: '2026-03-12T02:00:00Z',
    region: 'eu-west-1',
    resources: ['arn:aws:events:eu-west-1:123456789012:rule/nightly-report'],
    detail: {},
  },
});

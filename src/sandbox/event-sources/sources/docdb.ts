import {isObject} from '../../json/is-object.ts';
import type {Source} from './source.ts';

/** Change events of a collection. What is given is a record when it has `event`, else that event. */
export const docdbSource: Source = {
  complete: given => (isObject(given) && 'event' in given ? given : {event: given}),
  toFiltered: record => record,
  toEvent: (events, {mapping: {EventSourceArn}}) => ({
    eventSourceArn: EventSourceArn,
    eventSource: 'aws:docdb',
    events,
  }),
};

export {type Answer, attempt} from './attempt.ts';
export {createEventQueue, type EventQueue} from './event-queue.ts';
export {handleEvent} from './handle-event.ts';
export {toValue} from './invocation-record.ts';
export {resumeEvents} from './resume-events.ts';
export {acceptEvent} from './stored-event.ts';

export {acceptEvent} from './accept-event.ts';
export {type Answer, attempt} from './attempt.ts';
export {handleEvent} from './handle-event.ts';
export {resumeEvents} from './resume-events.ts';

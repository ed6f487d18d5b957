export {answerQueues} from './answer-queues.ts';
export {publishQueues} from './measure-queue.ts';
export {buildSystemAttributes, hashText} from './message-answer.ts';
export {resumeMoves} from './move-tasks.ts';
export {putIntoQueue} from './put-message.ts';
export {buildQueueDefaults} from './queue-attributes.ts';
export {findDeniedPolling} from './queue-policy.ts';
export {deleteMessages, receiveMessages} from './receive-messages.ts';

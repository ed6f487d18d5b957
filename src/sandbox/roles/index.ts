export {answerRoles} from './answer-roles.ts';

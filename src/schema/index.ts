export {isAlarmOperation} from './alarm-operation-names.ts';
export type {Field} from './field.ts';
export {loadAlarmOperations} from './load-alarm-operations.ts';
export {getOperation, operations, serviceErrors} from './operation.ts';
export type {Operation, OperationName} from './operation-shape.ts';
export {toTrailName} from './trail-name.ts';
export type {OperationInput, OperationOutput, Plain} from './types.ts';
export type {FieldError} from './validate.ts';
export {validate, validateField} from './validate.ts';

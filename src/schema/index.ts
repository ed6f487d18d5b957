export type {Field} from './field.ts';
export type {Operation, OperationName} from './operation.ts';
export {getOperation, operations, serviceErrors} from './operation.ts';
export {toTrailName} from './trail-name.ts';
export type {OperationInput, OperationOutput, Plain} from './types.ts';
export type {FieldError} from './validate.ts';
export {validate, validateField} from './validate.ts';

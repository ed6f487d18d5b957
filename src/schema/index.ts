export type {Binding, Field, FieldKind, Limits} from './field.ts';
export {toFields} from './field.ts';
export type {Operation, OperationName, Pagination, ServiceError} from './operation.ts';
export {getOperation, operations, serviceErrors} from './operation.ts';
export type {OperationInput, OperationOutput, Plain} from './types.ts';
export type {FieldError, Rule} from './validate.ts';
export {validate, validateField} from './validate.ts';

/** A refusal of EventBridge's schema registry (API reference, errors of each operation). */
export class SchemaError extends Error {
  readonly code: 'NotFoundException' | 'ConflictException' | 'BadRequestException';

  constructor(code: SchemaError['code'], message: string) {
    super(message);
    this.code = code;
  }

  get status(): number {
    return {NotFoundException: 404, ConflictException: 409, BadRequestException: 400}[this.code];
  }
}

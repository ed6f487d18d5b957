import {TelemetryError} from './telemetry-error.ts';

/** A request's JSON object. */
export type TelemetryInput = Readonly<Record<string, unknown>>;

/** Limits of a string member, as the service's model has them; a pattern is anchored. */
interface TextRules {
  readonly max?: number;
  readonly pattern?: RegExp;
}

interface Range {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Reads members of a request. Throws a TelemetryError with `code` for what the service's model does not allow, in the
 * service's words.
 */
export class InputReader {
  readonly #input: TelemetryInput;
  readonly #code: string;

  constructor(input: TelemetryInput, code: string) {
    this.#input = input;
    this.#code = code;
  }

  text(name: string, {max = Number.POSITIVE_INFINITY, pattern}: TextRules = {}): string | undefined {
    const value = this.#read<string>(name, 'string');
    if (value === undefined) return undefined;
    if (value === '' && pattern) throw this.#refused(name, value, atLeast(1));
    if (value.length > max) throw this.#refused(name, value, atMost(max));
    if (pattern && !pattern.test(value)) {
      throw this.#refused(
        name,
        value,
        `Member must satisfy regular expression pattern: ${pattern.source.slice(1, -1)}`,
      );
    }
    return value;
  }

  requiredText(name: string, rules?: TextRules): string {
    return this.#required(name, this.text(name, rules));
  }

  whole(
    name: string,
    {min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY}: Range = {},
  ): number | undefined {
    const value = this.#read<number>(name, 'number');
    if (value === undefined) return undefined;
    if (!Number.isInteger(value)) throw mistyped(name, 'whole number');
    if (value < min) throw this.#refused(name, value, `Member must have value greater than or equal to ${min}`);
    if (value > max) throw this.#refused(name, value, `Member must have value less than or equal to ${max}`);
    return value;
  }

  requiredWhole(name: string, range?: Range): number {
    return this.#required(name, this.whole(name, range));
  }

  /** Seconds since 1970, with a fraction. */
  requiredTime(name: string): number {
    return this.#required(name, this.decimal(name));
  }

  /** A number, with a fraction or without. */
  decimal(name: string): number | undefined {
    return this.#read<number>(name, 'number');
  }

  flag(name: string, preset = false): boolean {
    return this.#read<boolean>(name, 'boolean') ?? preset;
  }

  oneOf<const T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.text(name);
    const known = values.find(candidate => candidate === value);
    if (value === undefined || known !== undefined) return known;
    throw this.#refused(name, value, `Member must satisfy enum value set: [${values.join(', ')}]`);
  }

  texts(name: string, max: number): readonly string[] | undefined {
    return this.#list<string>(name, 'string', max);
  }

  requiredTexts(name: string, max: number): readonly string[] {
    return this.#filled(name, this.texts(name, max));
  }

  object(name: string): TelemetryInput | undefined {
    const value = this.#read<TelemetryInput>(name, 'object');
    if (Array.isArray(value)) throw mistyped(name, 'object');
    return value;
  }

  requiredObject(name: string): TelemetryInput {
    return this.#required(name, this.object(name));
  }

  objects(name: string, max: number): readonly TelemetryInput[] | undefined {
    return this.#list<TelemetryInput>(name, 'object', max);
  }

  requiredObjects(name: string, max: number): readonly TelemetryInput[] {
    return this.#filled(name, this.objects(name, max));
  }

  #read<T>(name: string, kind: string): T | undefined {
    const value = this.#input[name] ?? undefined;
    if (value !== undefined && typeof value !== kind) throw mistyped(name, kind);
    return value as T | undefined;
  }

  #list<T>(name: string, kind: string, max: number): readonly T[] | undefined {
    const value = this.#input[name] ?? undefined;
    if (value === undefined) return undefined;
    const isList = Array.isArray(value) && value.every(item => typeof item === kind && item !== null);
    if (!isList) throw mistyped(name, `list of ${kind}s`);
    if (value.length > max) throw this.#refused(name, value, atMost(max));
    return value as readonly T[];
  }

  #filled<T>(name: string, value: readonly T[] | undefined): readonly T[] {
    const values = this.#required(name, value);
    if (values.length === 0) throw this.#refused(name, values, atLeast(1));
    return values;
  }

  #required<T>(name: string, value: T | undefined): T {
    if (value === undefined) throw this.#refused(name, undefined, 'Member must not be null');
    return value;
  }

  #refused(name: string, value: unknown, constraint: string): TelemetryError {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const shown = value === undefined ? 'null' : `'${text}'`;
    return new TelemetryError(
      this.#code,
      `1 validation error detected: Value ${shown} at '${name}' failed to satisfy constraint: ${constraint}`,
    );
  }
}

function atLeast(length: number): string {
  return `Member must have length greater than or equal to ${length}`;
}

function atMost(length: number): string {
  return `Member must have length less than or equal to ${length}`;
}

function mistyped(name: string, kind: string): TelemetryError {
  return new TelemetryError('SerializationException', `The value of ${name} is not a ${kind}.`);
}

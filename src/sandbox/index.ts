export {SandboxError} from './errors/sandbox-error.ts';
export type {DeliveryReport} from './event-sources/index.ts';
export {implementedOperations} from './operations/index.ts';
export type {Isolation} from './runtime/index.ts';
export type {SeedStep} from './samples/index.ts';
export {createSandbox, type Sandbox} from './sandbox.ts';
export type {SandboxOptions} from './sandbox-options.ts';
